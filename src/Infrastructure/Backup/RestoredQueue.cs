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
    private const string FreeLeases = """
        UPDATE job_queue SET leased_by = NULL, token = token + 1, due_at = LEAST(due_at, now())
        WHERE leased_by IS NOT NULL
        """;

    // The rows are restored into the schema that they were saved from, which knew generations only once.
    private const string JobsTable = "SELECT CASE WHEN to_regclass('jobs') IS NULL THEN 'generations' ELSE 'jobs' END";

    public static async Task PrepareAsync(
        NpgsqlConnection connection,
        bool runWaiting,
        CancellationToken cancellationToken
    )
    {
        await ExecuteAsync(connection, FreeLeases, cancellationToken);
        if (runWaiting)
            return;

        await using var find = new NpgsqlCommand(JobsTable, connection);
        var jobs = (string)(await find.ExecuteScalarAsync(cancellationToken))!;
        await ExecuteAsync(connection, CancelWaiting(jobs), cancellationToken);
        await ExecuteAsync(connection, WakeCancelled(jobs), cancellationToken);
    }

    // The mark, and not the end: whoever takes the job ends it the usual way, with its hold, its line in the ledger
    // and its event.
    private static string CancelWaiting(string jobs) =>
        $"""
            UPDATE {jobs} SET cancel_requested_at = now()
            WHERE cancel_requested_at IS NULL AND id IN (SELECT job_id FROM job_queue)
              AND NOT EXISTS (SELECT FROM provider_attempts a WHERE a.job_id = {jobs}.id AND a.outcome IS NULL)
            """;

    private static string WakeCancelled(string jobs) =>
        $"""
            UPDATE job_queue SET due_at = LEAST(due_at, now())
            WHERE job_id IN (SELECT id FROM {jobs} WHERE cancel_requested_at IS NOT NULL)
            """;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
