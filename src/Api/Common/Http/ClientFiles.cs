using Microsoft.AspNetCore.Routing.Patterns;

namespace ImageGenerator.Api.Common.Http;

/// <summary>
/// The client's files. Those in <c>assets</c> carry the hash of what they hold in their names: a browser keeps them for
/// a year and never asks again. All others have to be asked about.
/// </summary>
internal static class ClientFiles
{
    private const string HashedFolder = "assets/";
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>
    /// The name of a setting of the framework: with it on, every file of a build is looked at anew for each request, and
    /// one that seems to have changed goes out uncompressed and to be asked about.
    /// </summary>
    internal const string ReloadSetting = "ReloadStaticAssetsAtRuntime";

    internal static void MapClientFiles(this IEndpointRouteBuilder routes) =>
        // By its own name: tools that run this program for its OpenAPI document call the application something else.
        routes
            .MapStaticAssets($"{typeof(ClientFiles).Assembly.GetName().Name}.staticwebassets.endpoints.json")
            .AllowAnonymous()
            .Add(KeepWhatIsHashed);

    private static void KeepWhatIsHashed(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder { RequestDelegate: { } send } file || !IsHashed(file.RoutePattern))
            return;

        endpoint.RequestDelegate = context =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
                    context.Response.Headers.CacheControl = ForEver;
                return Task.CompletedTask;
            });
            return send(context);
        };
    }

    private static bool IsHashed(RoutePattern pattern) =>
        pattern.RawText?.TrimStart('/').StartsWith(HashedFolder, StringComparison.Ordinal) == true;
}
