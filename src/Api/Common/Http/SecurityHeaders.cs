namespace ImageGenerator.Api.Common.Http;

/// <summary>The headers that keep a browser from doing what a page of ours never asks for.</summary>
internal static class SecurityHeaders
{
    private const string Pages =
        "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; script-src "
        + "'self'; connect-src 'self'; "
        + "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Swagger UI starts itself with an inline script.
    private const string Swagger =
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' "
        + "'unsafe-inline'; frame-ancestors 'none'";

    private const string Api = "default-src 'none'; frame-ancestors 'none'";

    internal static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // At the last moment: an answer to a fault begins with empty headers.
                context.Response.OnStarting(() => Task.FromResult(Set(context)));
                return next(context);
            }
        );

    private static IHeaderDictionary Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers["Cross-Origin-Resource-Policy"].Count == 0)
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = PolicyFor(context);
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return headers;
    }

    private static string PolicyFor(HttpContext context)
    {
        if (context.IsApiCall())
            return Api;

        return context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase)
            ? Swagger
            : Pages;
    }
}
