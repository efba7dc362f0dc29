using ImageGenerator.Api.Auth;

namespace ImageGenerator.Api.Common.Http;

/// <summary>
/// Refuses requests that another site makes a browser send with our cookie (CSRF). The browser says itself where a
/// request comes from; programs without a browser say nothing and carry no cookie that somebody else could use.
/// </summary>
internal static class CrossSiteGuard
{
    internal static IApplicationBuilder UseCrossSiteGuard(this IApplicationBuilder app)
    {
        var address = app.ApplicationServices.GetRequiredService<PublicAddress>();
        return app.Use(
            (context, next) =>
                IsForeign(context.Request, address)
                    ? Problems.WriteAsync(
                        context,
                        Problems.Of(403, "auth.cross_site", "Requests from other sites are not accepted.")
                    )
                    : next(context)
        );
    }

    private static bool IsForeign(HttpRequest request, PublicAddress address)
    {
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
        )
            return false;

        // No browser adds a bearer token by itself, and the cookie does not count beside one. Basic credentials it does
        // add.
        if (Schemes.BearerOf(request) is not null)
            return false;

        // Browsers send this over HTTPS only. It is theirs to say, whatever address a proxy has written into the
        // request.
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site)
            return site is not [("same-origin" or "none")];

        return request.Headers.Origin is { Count: > 0 } origin
            && !(origin is [{ } one] && address.IsOrigin(one, request));
    }
}
