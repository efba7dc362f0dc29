using ImageGenerator.Api.Common;
using ImageGenerator.Application.Generations;

namespace ImageGenerator.Api.Generations;

/// <summary>An image of a generation.</summary>
/// <param name="AssetId">Its id in the library.</param>
/// <param name="Index">Its place in the generation, from 0.</param>
/// <param name="Url">Where the original is.</param>
/// <param name="PreviewUrl">WebP, longer side 1280 pixels at most.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Seed">The seed that made it.</param>
/// <param name="MediaType">Of the original.</param>
public sealed record GeneratedImageResponse(
    Guid AssetId,
    int Index,
    string Url,
    string PreviewUrl,
    string ThumbnailUrl,
    int Width,
    int Height,
    long Seed,
    string MediaType
)
{
    internal static GeneratedImageResponse From(GeneratedImageView image)
    {
        var urls = AssetUrls.For(image.AssetId);
        return new GeneratedImageResponse(
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
