using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ImageGenerator.Infrastructure.Observability;

/// <summary>
/// Traces and metrics. They leave the process over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; metrics
/// can always be scraped at <c>/metrics</c>.
/// </summary>
internal static class TelemetryRegistration
{
    private static readonly string[] _sources =
    [
        Application.Common.Telemetry.Name,
        "Microsoft.AspNetCore",
        "System.Net.Http",
        "Npgsql",
    ];

    private static readonly string[] _meters =
    [
        Application.Common.Telemetry.Name,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Net.Http",
        "System.Runtime",
        "Npgsql",
    ];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new PrometheusText(_meters));
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return services;

        services.AddSingleton<Exporters>();
        services.AddHostedService<ExporterHost>();
        return services;
    }

    private sealed class ExporterHost(Exporters exporters) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            exporters.Dispose();
            return Task.CompletedTask;
        }
    }

    private sealed class Exporters : IDisposable
    {
        private readonly TracerProvider _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService(Application.Common.Telemetry.Name))
            .AddSource(_sources)
            .AddOtlpExporter()
            .Build();

        private readonly MeterProvider _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService(Application.Common.Telemetry.Name))
            .AddMeter(_meters)
            .AddOtlpExporter()
            .Build();

        public void Dispose()
        {
            _traces.Dispose();
            _metrics.Dispose();
        }
    }
}
