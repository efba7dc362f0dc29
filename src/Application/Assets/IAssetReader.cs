using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Assets;

/// <summary>Reads assets of the current organization.</summary>
public interface IAssetReader
{
    /// <summary>Null when there is none here.</summary>
    Task<AssetView?> FindAsync(AssetId id, CancellationToken cancellationToken);

    /// <summary>What it was made from and, newest first, what was made from it.</summary>
    /// <param name="id">The asset.</param>
    /// <param name="mostDerived">How many of those that were made from it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<AssetLineage> FindLineageAsync(AssetId id, int mostDerived, CancellationToken cancellationToken);

    /// <summary>How large those of the named ones are that are here.</summary>
    Task<IReadOnlyDictionary<AssetId, ImageSize>> FindSizesAsync(
        IReadOnlyCollection<AssetId> ids,
        CancellationToken cancellationToken
    );

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

    /// <summary>Made from this asset.</summary>
    public AssetId? Source { get; init; }

    public Orientation? Orientation { get; init; }

    /// <summary>Made at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before this time.</summary>
    public DateTimeOffset? To { get; init; }
}
