using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// A worker's writes. The queue entry is written with each of them, under the condition that its token is still the
/// lease's: when another worker has taken over, the whole transaction writes nothing.
/// </summary>
internal sealed partial class LeasedUnitOfWork(
    AppDbContext database,
    INotifier notifier,
    WorkerIdentity worker,
    TimeProvider clock,
    ILogger<LeasedUnitOfWork> logger
) : ILeasedUnitOfWork
{
    private const int MostConflicts = 8;
    private static readonly TimeSpan _outagePause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _conflictPause = TimeSpan.FromMilliseconds(10);

    public async Task ChangeAsync(
        JobLease lease,
        Func<CancellationToken, Task<LeaseAction>> change,
        CancellationToken cancellationToken
    )
    {
        // While the database is away the lease runs on; a little after its end somebody else has the job for sure.
        var giveUp = clock.GetUtcNow() + worker.Lease * 4;
        var conflicts = 0;
        while (true)
        {
            try
            {
                await ChangeOnceAsync(lease, change, cancellationToken);
                foreach (var channel in database.TakeNotifications())
                    notifier.Notify(channel);
                return;
            }
            catch (ConcurrencyConflictException conflict)
            {
                if (IsLeaseLost(conflict))
                    throw new LeaseLostException(lease);
                if (++conflicts == MostConflicts)
                    throw new ChangeConflictException(lease, conflicts, conflict);
                await Task.Delay(PauseAfter(conflicts), clock, cancellationToken);
            }
            catch (Exception fault) when (DbExceptionTranslator.IsOutage(fault) && clock.GetUtcNow() < giveUp)
            {
                LogOutage(lease.JobId.Value, fault.Message);
                await Task.Delay(_outagePause, clock, cancellationToken);
            }
        }
    }

    // Spread out, so that two who are in each other's way do not stay so.
    private static TimeSpan PauseAfter(int conflicts) =>
        _conflictPause * Math.Pow(2, conflicts - 1) * (0.5 + Random.Shared.NextDouble() / 2);

    private async Task ChangeOnceAsync(
        JobLease lease,
        Func<CancellationToken, Task<LeaseAction>> change,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await DbExceptionTranslator.TranslateAsync(async () =>
            {
                var action = await change(cancellationToken);
                await SaveAsync(lease, action, cancellationToken);

                // One that the change itself has begun.
                if (database.Database.CurrentTransaction is { } begun)
                    await begun.CommitAsync(cancellationToken);
                return true;
            });
        }
        catch
        {
            await database.StartOverAsync(CancellationToken.None);
            throw;
        }
    }

    private async Task SaveAsync(JobLease lease, LeaseAction action, CancellationToken cancellationToken)
    {
        if (action is LeaseAction.Released released)
        {
            await ReleaseAsync(lease, released, cancellationToken);
            return;
        }

        var entry = database.Attach(
            new QueueEntry
            {
                JobId = lease.JobId,
                OrganizationId = lease.OrganizationId,
                Token = lease.Token,
            }
        );
        entry.State = EntityState.Unchanged;
        if (action is LeaseAction.Completed)
            entry.State = EntityState.Deleted;
        else
            entry.Property(queued => queued.Token).IsModified = true;

        await database.SaveChangesAsync(cancellationToken);
        entry.State = EntityState.Detached;
    }

    private async Task ReleaseAsync(JobLease lease, LeaseAction.Released action, CancellationToken cancellationToken)
    {
        await database.EnsureTransactionAsync(cancellationToken);
        var released = await database.Database.ExecuteSqlAsync(
            $"""
            UPDATE job_queue SET leased_by = NULL, due_at = now() + {action.DueIn}, provider = {action.Provider
                ?? lease.Provider}
            WHERE job_id = {lease.JobId.Value} AND token = {lease.Token}
            """,
            cancellationToken
        );
        if (released == 0)
            throw new LeaseLostException(lease);

        await database.SaveChangesAsync(cancellationToken);
        database.NotifyAfterCommit(NotificationChannel.Jobs);
    }

    // EF says whose row did not match: the queue entry's means that the token is stale; any other that the job was
    // changed.
    private static bool IsLeaseLost(ConcurrencyConflictException conflict) =>
        conflict.InnerException is DbUpdateConcurrencyException stale
        && stale.Entries.Any(entry => entry.Entity is QueueEntry);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: the database is away, trying again: {Reason}")]
    private partial void LogOutage(Guid jobId, string reason);
}
