using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;
using Npgsql;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// Waits for a notification, and believes only the note beside the attempt. Taking the note empties it, so that a
/// request which came during the last poll is not missed, and none is seen twice. Meanwhile the job takes no place of
/// the worker's.
/// </summary>
internal sealed class PollDelay(NpgsqlDataSource database, INotifier notifier, RunningJobs running, TimeProvider clock)
    : IPollDelay
{
    public async Task WaitAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var wait = running.BeginWait(job);
        var end = clock.GetUtcNow() + atMost;
        var cursor = notifier.Listen(NotificationChannel.Progress);
        while (!await TakeNewsAsync(job, cancellationToken))
        {
            if (!await IsNotifiedAsync(cursor, end, cancellationToken))
                return;
        }
    }

    /// <returns>False when the time was up first.</returns>
    private async Task<bool> IsNotifiedAsync(
        NotificationCursor cursor,
        DateTimeOffset end,
        CancellationToken cancellationToken
    )
    {
        var seen = cursor.Seen;
        while (end - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            await notifier.WaitAsync(cursor, left, cancellationToken);
            if (cursor.Seen != seen)
                return true;
        }

        return false;
    }

    private async Task<bool> TakeNewsAsync(JobId job, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(
                "UPDATE provider_attempts SET poll_requested_at = NULL WHERE job_id = $1 AND outcome IS "
                    + "NULL AND poll_requested_at IS NOT NULL"
            );
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = job.Value });
            return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
        }
        catch (Exception fault) when (DbExceptionTranslator.IsOutage(fault))
        {
            // Without the database there is no note; the job is polled in its own time.
            return false;
        }
    }
}
