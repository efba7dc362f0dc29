using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.Common.Http;

/// <summary>A part of our addresses where programs call, and how refusals are written there.</summary>
internal interface IApiSurface
{
    /// <summary>The path that all of its addresses begin with.</summary>
    PathString Prefix { get; }

    Task WriteProblemAsync(HttpContext context, ProblemDetails problem);
}

/// <summary>Our own API: refusals are RFC 9457 problems.</summary>
internal sealed class OwnSurface : IApiSurface
{
    public PathString Prefix => "/api";

    public Task WriteProblemAsync(HttpContext context, ProblemDetails problem) =>
        Problems.WriteOwnAsync(context, problem);
}

/// <summary>Tells the addresses of programs from those of people.</summary>
internal static class ApiSurfaces
{
    /// <summary>The surface that was called; null for the client's pages and files.</summary>
    internal static IApiSurface? Of(HttpContext context) =>
        context
            .RequestServices.GetServices<IApiSurface>()
            .FirstOrDefault(surface =>
                context.Request.Path.StartsWithSegments(surface.Prefix, StringComparison.OrdinalIgnoreCase)
            );

    internal static bool IsApiCall(this HttpContext context) => Of(context) is not null;
}
