using ImageGenerator.Application.Uploads;

namespace ImageGenerator.Api.Uploads;

/// <summary>Where an upload's bytes are.</summary>
internal readonly record struct UploadUrls(string Original, string Thumbnail)
{
    internal static UploadUrls For(Guid upload)
    {
        var content = $"/api/v1/uploads/{upload}/content";
        return new UploadUrls(content, content + "?rendition=thumbnail");
    }
}

/// <summary>An image that was brought along.</summary>
/// <param name="Id">To refer to it: <c>references: [{ "uploadId": … }]</c>.</param>
/// <param name="Url">Where it is, upright.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
/// <param name="Width">In pixels, as shown.</param>
/// <param name="Height">In pixels, as shown.</param>
/// <param name="MediaType">Read from the bytes: <c>image/png</c>, <c>image/jpeg</c> or <c>image/webp</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="CreatedAt">When it came. What no generation refers to for 7 days is removed.</param>
public sealed record UploadResponse(
    Guid Id,
    string Url,
    string ThumbnailUrl,
    int Width,
    int Height,
    string MediaType,
    long Bytes,
    DateTimeOffset CreatedAt
)
{
    internal static UploadResponse From(UploadView upload)
    {
        var urls = UploadUrls.For(upload.Id);
        return new UploadResponse(
            upload.Id,
            urls.Original,
            urls.Thumbnail,
            upload.Width,
            upload.Height,
            upload.MediaType,
            upload.Bytes,
            upload.CreatedAt
        );
    }
}
