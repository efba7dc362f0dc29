using Microsoft.Net.Http.Headers;

namespace ImageGenerator.Api.Common.Http;

/// <summary>
/// Keeps what the API answers out of every cache: on a shared computer or behind a careless proxy it would outlive the
/// session. Bytes of images say themselves how long they keep; JSON never does.
/// </summary>
internal static class NoStore
{
    internal static IApplicationBuilder UseNoStore(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    var mayBeKept = headers.CacheControl.Count == 0 || IsJson(context.Response.ContentType);
                    if (mayBeKept && context.IsApiCall())
                        headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && (type.SubType == "json" || type.Suffix == "json");
}
