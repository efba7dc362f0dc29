using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Assets;

/// <summary>The forms that a file of the library is served in.</summary>
public enum Rendition
{
    /// <summary>As it was made.</summary>
    Original,

    /// <summary>WebP, longer side 1280 pixels at most.</summary>
    Preview,

    /// <summary>WebP, longer side 512 pixels at most.</summary>
    Thumbnail,
}

/// <summary>A stored file as the blob store and the image library described it.</summary>
/// <param name="MediaType">Read from the bytes: <c>image/png</c>.</param>
/// <param name="Extension">Without the dot: <c>png</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Bytes">Length of the original.</param>
/// <param name="Sha256">Of the original, lower-case hex.</param>
public sealed record AssetFile(string MediaType, string Extension, int Width, int Height, long Bytes, string Sha256);

/// <summary>A file in the library and its renditions.</summary>
public sealed class Asset : AggregateRoot, ITenantOwned
{
    /// <summary>Longest side of <see cref="Rendition.Thumbnail"/>, in pixels.</summary>
    public const int ThumbnailSide = 512;

    /// <summary>Longest side of <see cref="Rendition.Preview"/>, in pixels.</summary>
    public const int PreviewSide = 1280;

    private readonly List<AssetSource> _sources = [];

    // For EF Core.
    private Asset() { }

    public AssetId Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    public AssetFile File { get; private init; } = null!;

    public AssetOrigin Origin { get; private init; } = null!;

    /// <summary>The assets that it was made from.</summary>
    public IReadOnlyList<AssetSource> Sources => _sources;

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Takes an output of a job into the library. The blobs are stored already.</summary>
    public static Asset FromJob(
        AssetId id,
        OrganizationId organization,
        AssetFile file,
        AssetOrigin origin,
        DateTimeOffset now,
        IEnumerable<AssetSource>? sources = null
    )
    {
        var asset = new Asset
        {
            Id = id,
            OrganizationId = organization,
            File = file,
            Origin = origin,
            CreatedAt = now,
        };
        asset._sources.AddRange(sources ?? []);
        asset.Raise(AssetCreated.Of(asset));
        return asset;
    }

    /// <summary>Where a rendition's bytes lie.</summary>
    public BlobKey KeyOf(Rendition rendition) => KeyOf(rendition, OrganizationId, Id, CreatedAt, File.Extension);

    /// <inheritdoc cref="KeyOf(Rendition)"/>
    public static BlobKey KeyOf(
        Rendition rendition,
        OrganizationId organization,
        AssetId id,
        DateTimeOffset createdAt,
        string extension
    ) =>
        BlobKey.For(
            organization,
            id,
            createdAt,
            rendition switch
            {
                Rendition.Original => $"original.{extension}",
                Rendition.Preview => $"preview-{PreviewSide}.webp",
                Rendition.Thumbnail => $"thumbnail-{ThumbnailSide}.webp",
                _ => throw new ArgumentOutOfRangeException(nameof(rendition), rendition, null),
            }
        );
}
