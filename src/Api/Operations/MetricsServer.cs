using System.Net;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace ImageGenerator.Api.Operations;

/// <summary>
/// The figures on a port of their own (<c>Metrics:Port</c>), where nothing else is served and no proxy of the product
/// leads to.
/// </summary>
internal sealed class MetricsServer(IOptions<MetricsOptions> options, MeterProvider metrics) : IHostedService
{
    private WebApplication? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Port is not { } port)
            return;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Parse(options.Value.Address), port);
            });
        builder.Services.AddRoutingCore();
        _server = builder.Build();
        MetricsEndpoint.Map(_server, metrics);
        await _server.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is null)
            return;

        await _server.StopAsync(cancellationToken);
        await _server.DisposeAsync();
    }
}
