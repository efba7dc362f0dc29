using ImageGenerator.Application.Assets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ImageGenerator.Api.Assets;

/// <summary>Serves bytes that never change.</summary>
internal static class Content
{
    /// <summary>A file from elsewhere is only ever shown as what it was checked to be, and can run nothing.</summary>
    internal static FileStreamHttpResult Serve(HttpContext context, AssetContent content, bool download = false)
    {
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Stream(
            content.Blob.Content,
            content.MediaType,
            download ? content.FileName : null,
            content.Blob.LastModified,
            new EntityTagHeaderValue($"\"{content.ETag}\""),
            enableRangeProcessing: true
        );
    }
}
