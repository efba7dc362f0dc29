using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Assets;

/// <summary>Reads assets of the current organization.</summary>
public interface IAssetReader
{
    /// <summary>Null when there is none here.</summary>
    Task<AssetView?> FindAsync(AssetId id, CancellationToken cancellationToken);

    /// <summary>How large those of the named ones are that are here.</summary>
    Task<IReadOnlyDictionary<AssetId, ImageSize>> FindSizesAsync(IReadOnlyCollection<AssetId> ids, CancellationToken cancellationToken);

    /// <summary>A page, newest first.</summary>
    Task<Page<AssetView>> ListAsync(AssetFilter filter, Cursor? after, int limit, CancellationToken cancellationToken);
}

/// <summary>How an image lies.</summary>
public enum Orientation
{
    Landscape,
    Portrait,
    Square,
}

/// <summary>Which assets; every part that is null lets all through.</summary>
public sealed record AssetFilter
{
    /// <summary>Words that the prompt must hold; the last one may be the beginning of a word.</summary>
    public string? Search { get; init; }

    public string? Model { get; init; }

    public Orientation? Orientation { get; init; }

    /// <summary>Made at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before this time.</summary>
    public DateTimeOffset? To { get; init; }
}

/// <summary>An asset as it is read.</summary>
public sealed record AssetView
{
    public Guid Id { get; init; }

    public Guid GenerationId { get; init; }

    public int Index { get; init; }

    public string Prompt { get; init; } = "";

    public string? NegativePrompt { get; init; }

    public string Model { get; init; } = "";

    public string Provider { get; init; } = "";

    public string? AspectRatio { get; init; }

    public string? Quality { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string MediaType { get; init; } = "";

    public string Extension { get; init; } = "";

    public long Bytes { get; init; }

    public string Sha256 { get; init; } = "";

    public long Seed { get; init; }

    public GenerationParameters Parameters { get; init; } = GenerationParameters.Empty;

    /// <summary>The images that it was made from.</summary>
    public ReferenceImages References { get; init; } = ReferenceImages.None;

    public decimal? Strength { get; init; }

    public decimal? Cost { get; init; }

    public Guid CreatedById { get; init; }

    public string CreatedByName { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
