using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ImageGenerator.Application.Common;

/// <summary>The names under which the product's spans and figures are published.</summary>
public static class Telemetry
{
    public const string Name = "ImageGenerator";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
