using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Providers;

/// <summary>A request for one image that is larger than its source and shows the same.</summary>
public sealed record UpscaleRequest : ProviderRequest
{
    public override ProviderOperation Operation => ProviderOperation.Upscale;

    /// <summary>The image to be enlarged.</summary>
    public required RequestImage Source { get; init; }

    /// <summary>How many times as long its sides become; null where the model has a size of its own.</summary>
    public int? Factor { get; init; }

    /// <summary>What the image shows, for models that paint details in; null for those that only enlarge.</summary>
    public string? Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    /// <summary>Null for models that only enlarge: nothing in them is random.</summary>
    public Seed? Seed { get; init; }

    public required OutputFormat OutputFormat { get; init; }
}
