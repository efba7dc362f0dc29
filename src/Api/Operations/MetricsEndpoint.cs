using System.Net;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace ImageGenerator.Api.Operations;

/// <summary>
/// The figures at the product's own address. They tell much about a business, so they are for this machine alone,
/// unless the operator opens them. A proxy on this machine connects from here as well: what it forwards is not from
/// here.
/// </summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";

    // X-Original-… is what the forwarded-headers middleware makes of a header that it has believed.
    private static readonly string[] _forwardingPrefixes = ["X-Forwarded-", "X-Original-"];

    private static readonly HashSet<string> _forwarding = new(StringComparer.OrdinalIgnoreCase)
    {
        "Forwarded",
        "Via",
        "X-Real-IP",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "Fastly-Client-IP",
        "X-Envoy-External-Address",
    };

    internal static void MapMetrics(this IEndpointRouteBuilder routes) =>
        Map(routes, routes.ServiceProvider.GetRequiredService<MeterProvider>(), branch => branch.Use(HideFromOthers))
            .AllowAnonymous()
            .ExcludeFromDescription();

    /// <summary>Writes the figures in Prometheus' format to whoever gets as far as here.</summary>
    internal static IEndpointConventionBuilder Map(
        IEndpointRouteBuilder routes,
        MeterProvider metrics,
        Action<IApplicationBuilder>? configure = null
    ) =>
        routes
            .MapPrometheusScrapingEndpoint(Path, metrics, configure, optionsName: null)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));

    private static Task HideFromOthers(HttpContext context, RequestDelegate next)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<MetricsOptions>>().Value;
        if (options.Public || (options.Port is null && IsFromHere(context)))
            return next(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsThisMachine(context.Request.Host.Host)
        && !context.Request.Headers.Keys.Any(IsForwarding);

    // A proxy that adds no header usually keeps the name that the world calls it by.
    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsForwarding(string header) =>
        _forwarding.Contains(header)
        || Array.Exists(_forwardingPrefixes, prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
