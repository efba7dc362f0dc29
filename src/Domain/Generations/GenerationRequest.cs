using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Generations;

/// <summary>What somebody asks for, before it is validated against a model.</summary>
public sealed record GenerationRequest : ImageSettings
{
    public const int MinCount = 1;
    public const int MaxCount = 4;
    public const int MaxReferences = 16;

    public GenerationRequest() { }

    /// <summary>Takes over the settings that are the same before and after.</summary>
    public GenerationRequest(ImageSettings settings)
        : base(settings) { }

    public required string Prompt { get; init; }

    /// <summary>An exact size in pixels; not together with a ratio.</summary>
    public ImageSize? Size { get; init; }

    /// <summary>How many images, 1 to 4; 1 when not given.</summary>
    public int Count { get; init; } = MinCount;

    /// <summary>Null lets the product choose one, which is then kept.</summary>
    public Seed? Seed { get; init; }

    public OutputFormat? OutputFormat { get; init; }

    public ModelParameters Parameters { get; init; } = ModelParameters.Empty;

    /// <summary>Images to be changed or followed, 16 at most.</summary>
    public ReferenceImages References { get; init; } = ReferenceImages.None;

    /// <summary>Which part of the first reference image is to be changed: white is changed, black is kept.</summary>
    public ReferenceImage? Mask { get; init; }
}
