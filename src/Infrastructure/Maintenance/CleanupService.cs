using ImageGenerator.Application.Outputs;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Uploads;
using ImageGenerator.Infrastructure.Budgets;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Maintenance;

/// <summary>
/// Sweeps what nobody needs any more: events after a week, idempotency keys after a day, uploads that no generation
/// used for a week, sessions a month after their end, counts of failed sign-ins, holds and kept images of jobs that
/// have ended, and blobs that a stopped worker stored without the library ever hearing of them.
/// </summary>
internal sealed partial class CleanupService(
    NpgsqlDataSource database,
    OutboxSweep outbox,
    IBlobStore blobs,
    IHeldResults held,
    TimeProvider clock,
    ILogger<CleanupService> logger
) : BackgroundService
{
    public static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);
    public static readonly TimeSpan FailuresKept = TimeSpan.FromDays(2);
    public static readonly TimeSpan OrphansKept = TimeSpan.FromDays(1);

    // Later than they expire, so that no request that is still under way holds one of them.
    public static readonly TimeSpan UploadsKept = Upload.Kept + TimeSpan.FromHours(1);

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
                await SweepHeldAnswersAsync(stoppingToken);

                // Looking at every file of a large library takes a while; its orphans can wait for the night.
                if (hour % HoursBetweenBlobSweeps == 0)
                    await SweepBlobsAsync(stoppingToken);
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
        var events = await outbox.RunAsync(now, cancellationToken);
        var keys = await DeleteAsync(
            "idempotency_keys WHERE created_at",
            now - IdempotencyStore.Kept,
            cancellationToken
        );
        var uploads = await DeleteAsync(
            "uploads WHERE used_at IS NULL AND created_at",
            now - UploadsKept,
            cancellationToken
        );
        await DeleteAsync("partial_images WHERE shown_at", now - OrphansKept, cancellationToken);
        await DeleteAsync("sessions WHERE LEAST(expires_at, ended_at)", now - SessionsKept, cancellationToken);
        await DeleteAsync("sign_in_failures WHERE last_at", now - FailuresKept, cancellationToken);
        await DeleteAsync("provider_pauses WHERE paused_until", now - OrphansKept, cancellationToken);
        if (events + keys + uploads > 0)
            LogRowsSwept(events, keys, uploads);
    }

    internal async Task SweepHoldsAsync(CancellationToken cancellationToken)
    {
        foreach (var job in await HoldSweep.RunAsync(database, clock.GetUtcNow(), cancellationToken))
            LogHoldOrphaned(job.Value);
    }

    /// <summary>Removes kept images whose jobs have ended without them.</summary>
    internal async Task SweepHeldAnswersAsync(CancellationToken cancellationToken)
    {
        var old = held.List()
            .Where(kept => kept.Since < clock.GetUtcNow() - OrphansKept)
            .Select(kept => kept.Attempt)
            .ToList();
        if (old.Count == 0)
            return;

        await using var command = database.CreateCommand("SELECT job_id FROM job_queue WHERE job_id = ANY($1)");
        command.Parameters.Add(
            new NpgsqlParameter<Guid[]> { TypedValue = [.. old.Select(attempt => attempt.Job.Value)] }
        );
        var unfinished = new HashSet<Guid>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                unfinished.Add(reader.GetGuid(0));
        }

        foreach (var attempt in old.Where(attempt => !unfinished.Contains(attempt.Job.Value)))
            held.Remove(attempt);
    }

    internal async Task SweepBlobsAsync(CancellationToken cancellationToken)
    {
        var orphans = await SweepBlobsAsync(clock.GetUtcNow() - OrphansKept, cancellationToken);
        if (orphans > 0)
            LogBlobsSwept(orphans);
    }

    private async Task<int> DeleteAsync(string what, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"DELETE FROM {what} < $1");
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<int> SweepBlobsAsync(DateTimeOffset writtenBefore, CancellationToken cancellationToken)
    {
        var swept = 0;
        var batch = new List<BlobListing>(BlobBatch);
        await foreach (var blob in blobs.ListAsync("", cancellationToken))
        {
            if (blob.LastModified >= writtenBefore)
                continue;

            batch.Add(blob);
            if (batch.Count < BlobBatch)
                continue;
            swept += await SweepOrphansAsync(batch, cancellationToken);
            batch.Clear();
        }

        return swept + await SweepOrphansAsync(batch, cancellationToken);
    }

    private async Task<int> SweepOrphansAsync(List<BlobListing> batch, CancellationToken cancellationToken)
    {
        var byOwner = batch.ToLookup(blob => OwnerOf(blob.Key.Value));
        await using var command = database.CreateCommand(
            "SELECT id FROM assets WHERE id = ANY($1) UNION ALL SELECT id FROM uploads WHERE id = ANY($1)"
        );
        command.Parameters.Add(
            new NpgsqlParameter<Guid[]> { TypedValue = [.. byOwner.Select(group => group.Key).OfType<Guid>()] }
        );

        var known = new HashSet<Guid>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                known.Add(reader.GetGuid(0));
        }

        var orphans = byOwner
            .Where(group => group.Key is { } owner && !known.Contains(owner))
            .SelectMany(group => group)
            .ToList();
        foreach (var orphan in orphans)
            await blobs.DeleteAsync(orphan.Key, cancellationToken);
        return orphans.Count;
    }

    // organization/yyyy/MM/owner/name; anything else is not ours to judge.
    private static Guid? OwnerOf(string key) =>
        key.Split('/') is [_, _, _, var owner, _] && Guid.TryParse(owner, out var id) ? id : null;

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Swept {Events} old events, {Keys} idempotency keys and {Uploads} unused uploads"
    )]
    private partial void LogRowsSwept(int events, int keys, int uploads);

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Orphans} blobs that belong to nothing")]
    private partial void LogBlobsSwept(int orphans);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The hold of the finished job {JobId} was still open and is settled now; this should not happen"
    )]
    private partial void LogHoldOrphaned(Guid jobId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweeping failed; it is tried again in an hour")]
    private partial void LogFailed(Exception fault);
}
