using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Generations;

/// <summary>What somebody asks for, before it is validated against a model.</summary>
public sealed record GenerationRequest
{
    public const int MinCount = 1;
    public const int MaxCount = 4;
    public const int MaxParameters = 50;
    public const int MaxReferences = 16;

    public required string Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    /// <summary>A ratio that the model offers; not together with an exact size.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>An exact size in pixels; not together with a ratio.</summary>
    public ImageSize? Size { get; init; }

    /// <summary>How many images, 1 to 4; 1 when not given.</summary>
    public int Count { get; init; } = MinCount;

    /// <summary>Null lets the product choose one, which is then kept.</summary>
    public Seed? Seed { get; init; }

    public Quality? Quality { get; init; }

    public OutputFormat? OutputFormat { get; init; }

    public GenerationParameters Parameters { get; init; } = GenerationParameters.Empty;

    /// <summary>Images to be changed or followed, 16 at most.</summary>
    public ReferenceImages References { get; init; } = ReferenceImages.None;

    /// <summary>Which part of the first reference image is to be changed: white is changed, black is kept.</summary>
    public ReferenceImage? Mask { get; init; }

    /// <summary>How far the result may leave the first reference image: 0 keeps it, 1 ignores it.</summary>
    public decimal? Strength { get; init; }
}
