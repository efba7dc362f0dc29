using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;

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

/// <summary>Where an asset came from, kept with it so that the library can answer even when the generation is gone.</summary>
public sealed record AssetOrigin
{
    public required JobId GenerationId { get; init; }

    /// <summary>The image's place in its generation, from 0.</summary>
    public required int Index { get; init; }

    public required UserId CreatedBy { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    public string? AspectRatio { get; init; }

    public string? Quality { get; init; }

    public required Seed Seed { get; init; }

    public required GenerationParameters Parameters { get; init; }

    /// <summary>The images that it was made from, in order; empty for text to image.</summary>
    public ReferenceImages References { get; init; } = ReferenceImages.None;

    /// <summary>The part of the first one that was to be changed; at most one.</summary>
    public ReferenceImages Mask { get; init; } = ReferenceImages.None;

    /// <summary>How far it was to leave the first one, 0 to 1; null when that was left to the model.</summary>
    public decimal? Strength { get; init; }

    /// <summary>This image's share of what the generation came to; null when unknown. Shares add up exactly.</summary>
    public Money? Cost { get; init; }
}

/// <summary>A file in the library and its renditions.</summary>
public sealed class Asset : AggregateRoot
{
    /// <summary>Longest side of <see cref="Rendition.Thumbnail"/>, in pixels.</summary>
    public const int ThumbnailSide = 512;

    /// <summary>Longest side of <see cref="Rendition.Preview"/>, in pixels.</summary>
    public const int PreviewSide = 1280;

    // For the mapper.
    private Asset()
    {
    }

    public AssetId Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    public AssetFile File { get; private init; } = null!;

    public AssetOrigin Origin { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Takes an output of a job into the library. The blobs are stored already.</summary>
    public static Asset FromJob(
        AssetId id, OrganizationId organization, AssetFile file, AssetOrigin origin, DateTimeOffset now)
    {
        var asset = new Asset { Id = id, OrganizationId = organization, File = file, Origin = origin, CreatedAt = now };
        asset.Raise(new AssetCreated(organization, id, origin.GenerationId, now));
        return asset;
    }

    /// <summary>Where a rendition's bytes lie.</summary>
    public BlobKey KeyOf(Rendition rendition) => KeyOf(rendition, OrganizationId, Id, CreatedAt, File.Extension);

    /// <inheritdoc cref="KeyOf(Rendition)"/>
    public static BlobKey KeyOf(
        Rendition rendition, OrganizationId organization, AssetId id, DateTimeOffset createdAt, string extension) =>
        BlobKey.For(organization, id, createdAt, rendition switch
        {
            Rendition.Original => $"original.{extension}",
            Rendition.Preview => $"preview-{PreviewSide}.webp",
            Rendition.Thumbnail => $"thumbnail-{ThumbnailSide}.webp",
            _ => throw new ArgumentOutOfRangeException(nameof(rendition), rendition, null),
        });
}

/// <summary>An image came into the library.</summary>
public sealed record AssetCreated(
    OrganizationId OrganizationId, AssetId AssetId, JobId GenerationId, DateTimeOffset OccurredAt) : IDomainEvent;
