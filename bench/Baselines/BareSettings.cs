using System.Text.Json;

namespace ImageGenerator.Bench.Baselines;

/// <summary>The settings of a generation as they are stored.</summary>
public sealed record BareSettings
{
    public string Prompt { get; init; } = "";

    public string? NegativePrompt { get; init; }

    public string? AspectRatio { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public int Count { get; init; }

    public long Seed { get; init; }

    public string? Quality { get; init; }

    public string OutputFormat { get; init; } = "";

    public JsonElement Parameters { get; init; }
}
