using System.Diagnostics;

namespace ImageGenerator.Api.Common.Http;

/// <summary>
/// One line for each API request: route, status, time. Never the query, which may hold words of a prompt.
/// </summary>
internal static partial class RequestLog
{
    internal static IApplicationBuilder UseRequestLog(this IApplicationBuilder app)
    {
        var logger = app
            .ApplicationServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger("ImageGenerator.Api.Requests");
        return app.Use(
            async (context, next) =>
            {
                var started = Stopwatch.GetTimestamp();
                await next(context);
                if (!logger.IsEnabled(LogLevel.Information) || !context.IsApiCall())
                    return;

                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
                var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                LogRequest(logger, context.Request.Method, route, context.Response.StatusCode, milliseconds);
            }
        );
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} -> {Status} in {Milliseconds:0.0} ms")]
    private static partial void LogRequest(
        ILogger logger,
        string method,
        string route,
        int status,
        double milliseconds
    );
}
