using Microsoft.Net.Http.Headers;

namespace ImageGenerator.Api.Common.Json;

/// <summary>
/// JSON is UTF-8 (RFC 8259). The framework takes an encoding that it does not know for a fault of ours; here it is
/// refused.
/// </summary>
internal static class JsonCharset
{
    internal static IApplicationBuilder UseJsonCharset(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Charset.HasValue)
                    return next(context);
                if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                {
                    return Problems.WriteAsync(context, Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType));
                }

                // It says nothing new, and the framework stumbles over quotes around it.
                type.Charset = default;
                context.Request.ContentType = type.ToString();
                return next(context);
            }
        );
}
