using ImageGenerator.Application.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// Keeps the leases of this process alive with one statement for all of them, and tells jobs to stop whose lease is
/// lost or that somebody wants cancelled.
/// </summary>
internal sealed partial class LeaseHeartbeat(
    NpgsqlDataSource database,
    RunningJobs running,
    WorkerIdentity worker,
    INotifier notifier,
    ILogger<LeaseHeartbeat> logger
) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _loops = Task.CompletedTask;

    public void Start() => _loops = Task.WhenAll(BeatAsync(_stop.Token), WatchCancellationsAsync(_stop.Token));

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(worker.Lease / 3);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await GuardAsync(ExtendAsync, cancellationToken);
            await GuardAsync(StopCancelledAsync, cancellationToken);
        }
    }

    private async Task WatchCancellationsAsync(CancellationToken cancellationToken)
    {
        var cursor = notifier.Listen(NotificationChannel.Cancellations);
        while (true)
        {
            await notifier.WaitAsync(cursor, TimeSpan.FromMinutes(1), cancellationToken);
            await GuardAsync(StopCancelledAsync, cancellationToken);
        }
    }

    private async Task ExtendAsync(CancellationToken cancellationToken)
    {
        var leases = running.Leases;
        if (leases.Count == 0)
            return;

        await using var command = database.CreateCommand(
            """
            UPDATE job_queue SET due_at = now() + $3
            FROM unnest($1, $2) AS mine (job_id, token)
            WHERE job_queue.job_id = mine.job_id AND job_queue.token = mine.token
            RETURNING job_queue.job_id
            """
        );
        command.Parameters.Add(
            new NpgsqlParameter<Guid[]> { TypedValue = [.. leases.Select(lease => lease.JobId.Value)] }
        );
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. leases.Select(lease => lease.Token)] });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = worker.Lease });

        var kept = await ReadIdsAsync(command, cancellationToken);
        foreach (var lost in leases.Where(lease => !kept.Contains(lease.JobId.Value)))
            running.Stop(lost, StopReason.LeaseLost);
    }

    private async Task StopCancelledAsync(CancellationToken cancellationToken)
    {
        var leases = running.Leases;
        if (leases.Count == 0)
            return;

        await using var command = database.CreateCommand(
            "SELECT id FROM jobs WHERE id = ANY($1) AND cancel_requested_at IS NOT NULL"
        );
        command.Parameters.Add(
            new NpgsqlParameter<Guid[]> { TypedValue = [.. leases.Select(lease => lease.JobId.Value)] }
        );

        var cancelled = await ReadIdsAsync(command, cancellationToken);
        foreach (var lease in leases.Where(lease => cancelled.Contains(lease.JobId.Value)))
            running.Stop(lease, StopReason.Cancelled);
    }

    private static async Task<HashSet<Guid>> ReadIdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var ids = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    private async Task GuardAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogMissed(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A heartbeat was missed: {Reason}")]
    private partial void LogMissed(string reason);
}
