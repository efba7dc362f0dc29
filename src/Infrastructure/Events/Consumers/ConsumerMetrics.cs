using System.Diagnostics.Metrics;
using ImageGenerator.Application.Common;

namespace ImageGenerator.Infrastructure.Events.Consumers;

/// <summary>Which consumers lose events.</summary>
internal static class ConsumerMetrics
{
    private static readonly Counter<long> _setAside = Telemetry.Meter.CreateCounter<long>(
        "imagegenerator.events.set_aside",
        description: "Events that a consumer could not handle and that were passed over."
    );

    internal static void CountSetAside(string consumer) =>
        _setAside.Add(1, new KeyValuePair<string, object?>("consumer", consumer));
}
