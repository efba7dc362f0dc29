using ImageGenerator.Application.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace ImageGenerator.Api.Operations;

/// <summary>For those who run it: is it alive, can it serve, what does it measure.</summary>
internal static class OperationsEndpoints
{
    private static readonly TimeSpan _checkTimeout = TimeSpan.FromSeconds(5);

    internal static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services
            .AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: _checkTimeout)
            .AddCheck<StorageCheck>("storage", timeout: _checkTimeout);
        services
            .AddOptions<MetricsOptions>()
            .BindConfiguration(MetricsOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddHostedService<MetricsServer>();
        return services;
    }

    internal static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes
            .MapHealthChecks(
                "/health/live",
                new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }
            )
            .AllowAnonymous();
        routes
            .MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync })
            .AllowAnonymous();
        routes.MapMetrics();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString().ToLowerInvariant(),
                checks = report.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => entry.Value.Status.ToString().ToLowerInvariant()
                ),
            }
        );

    private sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class StorageCheck(IBlobStore blobs, StorageHealth health) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            // What a failed write has shown is believed until the workers' own probe succeeds.
            if (!await health.IsWritableAsync(cancellationToken))
                return HealthCheckResult.Unhealthy($"The storage cannot be written to ({health.Fault}).");

            await blobs.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
