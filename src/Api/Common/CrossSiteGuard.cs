namespace ImageGenerator.Api.Common;

/// <summary>
/// Refuses requests that another site makes a browser send with our cookie (CSRF). The browser says itself where a request comes
/// from; programs without a browser say nothing and carry no cookie that somebody else could use.
/// </summary>
internal static class CrossSiteGuard
{
    internal static IApplicationBuilder UseCrossSiteGuard(this IApplicationBuilder app) => app.Use((context, next) =>
        IsForeign(context.Request)
            ? Problems.WriteAsync(context, Problems.Of(403, "auth.cross_site", "Requests from other sites are not accepted."))
            : next(context));

    private static bool IsForeign(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return false;
        if (request.Headers.Authorization.Count > 0) return false;
        if (request.Headers["Sec-Fetch-Site"] is [{ } site]) return site is not ("same-origin" or "none");

        return request.Headers.Origin is [{ } origin]
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value);
    }
}
