using Npgsql;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// The queue after a restore. What happened between the backup and now is not known here, and nothing may be paid
/// twice for it: an attempt that was open is taken over, as after the death of its worker (its provider is asked, and
/// if it cannot be, nothing is sent again); a job that only waited has most likely run since, and is cancelled, so
/// that its owner decides.
/// </summary>
internal static class RestoredQueue
{
    private const string FreeLeases =
        """
        UPDATE job_queue SET leased_by = NULL, token = token + 1, due_at = LEAST(due_at, now()) WHERE leased_by IS NOT NULL
        """;

    // The mark, and not the end: whoever takes the job ends it the usual way, with its hold, its line in the ledger
    // and its event.
    private const string CancelWaiting =
        """
        UPDATE jobs SET cancel_requested_at = now()
        WHERE cancel_requested_at IS NULL AND id IN (SELECT job_id FROM job_queue)
          AND NOT EXISTS (SELECT FROM provider_attempts a WHERE a.job_id = jobs.id AND a.outcome IS NULL)
        """;

    private const string WakeCancelled =
        """
        UPDATE job_queue SET due_at = LEAST(due_at, now())
        WHERE job_id IN (SELECT id FROM jobs WHERE cancel_requested_at IS NOT NULL)
        """;

    public static async Task PrepareAsync(
        NpgsqlConnection connection, bool runWaiting, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, FreeLeases, cancellationToken);
        if (runWaiting) return;

        await ExecuteAsync(connection, CancelWaiting, cancellationToken);
        await ExecuteAsync(connection, WakeCancelled, cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
