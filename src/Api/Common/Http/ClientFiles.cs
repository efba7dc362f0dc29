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
    private const string AskEachTime = "no-cache";

    /// <summary>
    /// The name of a setting of the framework: with it on, every file of a build is looked at anew for each request,
    /// and one that seems to have changed goes out uncompressed and to be asked about.
    /// </summary>
    internal const string ReloadSetting = "ReloadStaticAssetsAtRuntime";

    internal static void MapClientFiles(this IEndpointRouteBuilder routes) =>
        // By its own name: tools that run this program for its OpenAPI document call the application something else.
        routes
            .MapStaticAssets($"{typeof(ClientFiles).Assembly.GetName().Name}.staticwebassets.endpoints.json")
            .AllowAnonymous()
            .Add(SayHowLongToKeep);

    private static void SayHowLongToKeep(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder { RequestDelegate: { } send } file)
            return;

        var keep = IsHashed(file.RoutePattern) ? ForEver : AskEachTime;
        endpoint.RequestDelegate = context =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
                    context.Response.Headers.CacheControl = keep;
                return Task.CompletedTask;
            });
            return send(context);
        };
    }

    private static bool IsHashed(RoutePattern pattern) =>
        pattern.RawText?.TrimStart('/').StartsWith(HashedFolder, StringComparison.Ordinal) == true;
}
