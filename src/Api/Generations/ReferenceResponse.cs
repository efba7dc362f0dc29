using ImageGenerator.Api.Common;
using ImageGenerator.Api.Uploads;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Api.Generations;

/// <summary>An image that went along with a request.</summary>
/// <param name="Source">Where it lies.</param>
/// <param name="Id">The upload's or the asset's id.</param>
/// <param name="Url">Where it is.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
public sealed record ReferenceResponse(ReferenceSource Source, Guid Id, string Url, string ThumbnailUrl)
{
    internal static ReferenceResponse From(ReferenceImage reference)
    {
        var (url, thumbnail) =
            reference.Source == ReferenceSource.Upload
                ? (UploadUrls.For(reference.Id).Original, UploadUrls.For(reference.Id).Thumbnail)
                : (AssetUrls.For(reference.Id).Original, AssetUrls.For(reference.Id).Thumbnail);
        return new ReferenceResponse(reference.Source, reference.Id, url, thumbnail);
    }
}
