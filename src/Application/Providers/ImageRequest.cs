using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Providers;

/// <summary>A request for images.</summary>
public sealed record ImageRequest : ProviderRequest
{
    public override ProviderOperation Operation => ProviderOperation.Generate;

    public required string Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    public required ImageSize Size { get; init; }

    /// <summary>The ratio that was chosen, if the size came from one.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>1 to 4.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// The first image's seed; image <c>i</c> uses <c>Seed + i</c> (see <see cref="Domain.Common.Seed"/>).
    /// </summary>
    public required Seed Seed { get; init; }

    public Quality? Quality { get; init; }

    public required OutputFormat OutputFormat { get; init; }

    /// <summary>Images to be changed or followed, in order; empty for text to image.</summary>
    public IReadOnlyList<RequestImage> References { get; init; } = [];

    /// <summary>PNG as large as the first reference image: white is changed, black is kept.</summary>
    public RequestImage? Mask { get; init; }

    /// <summary>0 keeps the first reference image, 1 ignores it; null leaves it to the model.</summary>
    public decimal? Strength { get; init; }
}
