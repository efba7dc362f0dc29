using ImageGenerator.Api.Common;
using ImageGenerator.Application.Edits;
using ImageGenerator.Domain.Edits;

namespace ImageGenerator.Api.Edits;

/// <summary>The image that an edit starts from.</summary>
/// <param name="AssetId">Its id in the library.</param>
/// <param name="Url">Where the original is.</param>
/// <param name="PreviewUrl">WebP, longer side 1280 pixels at most.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record EditSourceResponse(
    Guid AssetId,
    string Url,
    string PreviewUrl,
    string ThumbnailUrl,
    int Width,
    int Height
)
{
    internal static EditSourceResponse From(EditSource source)
    {
        var urls = AssetUrls.For(source.AssetId.Value);
        return new EditSourceResponse(
            source.AssetId.Value,
            urls.Original,
            urls.Preview,
            urls.Thumbnail,
            source.Width,
            source.Height
        );
    }
}

/// <summary>An image that an edit made.</summary>
/// <param name="AssetId">Its id in the library.</param>
/// <param name="Index">Its place in the edit, from 0.</param>
/// <param name="Url">Where the original is.</param>
/// <param name="PreviewUrl">WebP, longer side 1280 pixels at most.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Seed">The seed that made it; null where none did.</param>
/// <param name="MediaType">Of the original.</param>
public sealed record EditedImageResponse(
    Guid AssetId,
    int Index,
    string Url,
    string PreviewUrl,
    string ThumbnailUrl,
    int Width,
    int Height,
    long? Seed,
    string MediaType
)
{
    internal static EditedImageResponse From(EditedImageView image)
    {
        var urls = AssetUrls.For(image.AssetId);
        return new EditedImageResponse(
            image.AssetId,
            image.Index,
            urls.Original,
            urls.Preview,
            urls.Thumbnail,
            image.Width,
            image.Height,
            image.Seed,
            image.MediaType
        );
    }
}
