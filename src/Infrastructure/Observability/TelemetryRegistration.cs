using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
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
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var isExported = !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Application.Common.Telemetry.Name))
            .WithMetrics(metrics => Measure(metrics, isExported));

        services.ConfigureOpenTelemetryMeterProvider(
            (provider, metrics) =>
            {
                var own = provider.GetRequiredService<IMeterFactory>();
                metrics.AddView(instrument => MetricViews.ViewOf(instrument, own));
            }
        );

        // Spans cost something with every request, and nobody would see them.
        if (isExported)
            telemetry.WithTracing(Trace);
        return services;
    }

    private static void Measure(MeterProviderBuilder metrics, bool isExported)
    {
        metrics
            .AddMeter(Application.Common.Telemetry.Name)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddNpgsqlInstrumentation()
            .AddPrometheusExporter(text =>
            {
                text.ScopeInfoEnabled = false;
                text.TargetInfoEnabled = false;
                text.ScrapeResponseCacheDurationMilliseconds = 0;
            });
        if (isExported)
            metrics.AddOtlpExporter();
    }

    private static void Trace(TracerProviderBuilder traces) =>
        traces
            .AddSource(Application.Common.Telemetry.Name)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddNpgsql()
            .AddOtlpExporter();
}
