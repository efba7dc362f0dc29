using ImageGenerator.Application.Storage;
using ImageGenerator.Infrastructure.Budgets;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Maintenance;

/// <summary>
/// Sweeps what nobody needs any more: events after a week, idempotency keys after a day, holds of jobs that have ended, and blobs that a stopped worker stored
/// without the library ever hearing of them.
/// </summary>
internal sealed partial class Housekeeper(
    NpgsqlDataSource database, IBlobStore blobs, TimeProvider clock, ILogger<Housekeeper> logger) : BackgroundService
{
    public static readonly TimeSpan EventsKept = TimeSpan.FromDays(7);
    public static readonly TimeSpan OrphansKept = TimeSpan.FromDays(1);

    private const int BlobBatch = 500;
    private const int HoursBetweenBlobSweeps = 24;
    private static readonly TimeSpan _every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, clock);
        for (var hour = 1; await timer.WaitForNextTickAsync(stoppingToken); hour++)
        {
            try
            {
                await SweepRowsAsync(stoppingToken);
                await SweepHoldsAsync(stoppingToken);

                // Looking at every file of a large library takes a while; its orphans can wait for the night.
                if (hour % HoursBetweenBlobSweeps == 0) await SweepBlobsAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    internal async Task SweepRowsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var events = await DeleteAsync("outbox", "occurred_at", now - EventsKept, cancellationToken);
        var keys = await DeleteAsync("idempotency_keys", "created_at", now - IdempotencyStore.Kept, cancellationToken);
        if (events + keys > 0) LogRowsSwept(events, keys);
    }

    internal async Task SweepHoldsAsync(CancellationToken cancellationToken)
    {
        foreach (var job in await HoldSweep.RunAsync(database, clock.GetUtcNow(), cancellationToken)) LogHoldForgotten(job.Value);
    }

    internal async Task SweepBlobsAsync(CancellationToken cancellationToken)
    {
        var orphans = await SweepBlobsAsync(clock.GetUtcNow() - OrphansKept, cancellationToken);
        if (orphans > 0) LogBlobsSwept(orphans);
    }

    private async Task<int> DeleteAsync(string table, string column, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"DELETE FROM {table} WHERE {column} < $1");
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<int> SweepBlobsAsync(DateTimeOffset writtenBefore, CancellationToken cancellationToken)
    {
        var swept = 0;
        var batch = new List<BlobListing>(BlobBatch);
        await foreach (var blob in blobs.ListAsync("", cancellationToken))
        {
            if (blob.LastModified >= writtenBefore) continue;

            batch.Add(blob);
            if (batch.Count < BlobBatch) continue;
            swept += await SweepOrphansAsync(batch, cancellationToken);
            batch.Clear();
        }

        return swept + await SweepOrphansAsync(batch, cancellationToken);
    }

    private async Task<int> SweepOrphansAsync(List<BlobListing> batch, CancellationToken cancellationToken)
    {
        var byAsset = batch.ToLookup(blob => AssetOf(blob.Key.Value));
        await using var command = database.CreateCommand("SELECT id FROM assets WHERE id = ANY($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. byAsset.Select(group => group.Key).OfType<Guid>()] });

        var known = new HashSet<Guid>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) known.Add(reader.GetGuid(0));
        }

        var orphans = byAsset.Where(group => group.Key is { } asset && !known.Contains(asset)).SelectMany(group => group).ToList();
        foreach (var orphan in orphans) await blobs.DeleteAsync(orphan.Key, cancellationToken);
        return orphans.Count;
    }

    // organization/yyyy/MM/asset/name; anything else is not ours to judge.
    private static Guid? AssetOf(string key) =>
        key.Split('/') is [_, _, _, var asset, _] && Guid.TryParse(asset, out var id) ? id : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Events} old events and {Keys} idempotency keys")]
    private partial void LogRowsSwept(int events, int keys);

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Orphans} blobs that no asset belongs to")]
    private partial void LogBlobsSwept(int orphans);

    [LoggerMessage(Level = LogLevel.Error, Message = "The hold of the finished job {JobId} was still open and is settled now; this should not happen")]
    private partial void LogHoldForgotten(Guid jobId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweeping failed; it is tried again in an hour")]
    private partial void LogFailed(Exception fault);
}
