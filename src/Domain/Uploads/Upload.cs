using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Uploads;

/// <summary>The forms that an upload is served in.</summary>
public enum UploadRendition
{
    /// <summary>As it was brought, turned upright if it lay on its side.</summary>
    Original,

    /// <summary>WebP, longer side 512 pixels at most.</summary>
    Thumbnail,
}

/// <summary>
/// An image that somebody brought along, to be changed or to be followed. It is no part of the library: what no
/// generation ever used is removed after a week.
/// </summary>
public sealed class Upload : AggregateRoot, ITenantOwned
{
    /// <summary>Bytes that an upload may have.</summary>
    public const int MaxBytes = 25 * 1024 * 1024;

    /// <summary>Longest side of <see cref="UploadRendition.Thumbnail"/>, in pixels.</summary>
    public const int ThumbnailSide = Asset.ThumbnailSide;

    // For EF Core.
    private Upload() { }

    /// <summary>How long an upload waits for its first use.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(7);

    public UploadId Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    public UserId CreatedBy { get; private init; }

    public AssetFile File { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When a generation first referred to it; null while none has.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public ImageSize Size => new(File.Width, File.Height);

    /// <summary>Takes an image in. The blobs are stored already.</summary>
    public static Upload Receive(
        UploadId id,
        OrganizationId organization,
        UserId createdBy,
        AssetFile file,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            OrganizationId = organization,
            CreatedBy = createdBy,
            File = file,
            CreatedAt = now,
        };

    /// <summary>True when nobody has used it for so long that it may be removed at any moment.</summary>
    public bool IsExpired(DateTimeOffset now) => UsedAt is null && now - CreatedAt >= Kept;

    /// <summary>A generation refers to it: from now on it is kept. An expired one is as good as gone.</summary>
    public Result Use(DateTimeOffset now)
    {
        if (IsExpired(now))
            return Error.RuleViolation("upload.expired", "This upload was not used in time. Upload the image again.");

        UsedAt ??= now;
        return Result.Ok();
    }

    /// <summary>Where a rendition's bytes lie.</summary>
    public BlobKey KeyOf(UploadRendition rendition) => KeyOf(rendition, OrganizationId, Id, CreatedAt, File.Extension);

    /// <inheritdoc cref="KeyOf(UploadRendition)"/>
    public static BlobKey KeyOf(
        UploadRendition rendition,
        OrganizationId organization,
        UploadId id,
        DateTimeOffset createdAt,
        string extension
    ) =>
        BlobKey.For(
            organization,
            id,
            createdAt,
            rendition switch
            {
                UploadRendition.Original => $"original.{extension}",
                UploadRendition.Thumbnail => $"thumbnail-{ThumbnailSide}.webp",
                _ => throw new ArgumentOutOfRangeException(nameof(rendition), rendition, null),
            }
        );
}
