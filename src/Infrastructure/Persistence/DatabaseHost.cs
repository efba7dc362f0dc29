using System.Diagnostics;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// Brings the embedded server up when no other database is configured, and the schema up to date. Several processes may
/// do so at once; one migrates and the others wait. It is the first to start and the last to stop.
/// </summary>
internal sealed partial class DatabaseHost(
    DatabaseAddress address,
    IServiceProvider services,
    IConfiguration configuration,
    ILogger<DatabaseHost> logger
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (address.IsEmbedded)
        {
            var embedded = services.GetRequiredService<EmbeddedPostgresServer>();
            address.FoundAt(await embedded.StartAsync(cancellationToken));
        }

        if (configuration.GetValue("Database:Migrate", true))
            await MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        address.IsEmbedded
            ? services.GetRequiredService<EmbeddedPostgresServer>().StopAsync(cancellationToken)
            : Task.CompletedTask;

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var applied = await database.ApplyMigrationsAsync(cancellationToken);
        if (applied.Count > 0)
            LogMigrated(applied.Count, clock.ElapsedMilliseconds);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied {Count} database migrations in {Milliseconds} ms")]
    private partial void LogMigrated(int count, long milliseconds);
}
