using Npgsql;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>Tells an idle worker how long it may sleep, by the database's clock.</summary>
internal sealed class DueClock(NpgsqlDataSource database)
{
    /// <summary>How soon to look again for a job that is due but has no room at its provider.</summary>
    public static readonly TimeSpan WhileFull = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// The time until the next job is due or the next lease runs out, at most <paramref name="atMost"/>. A job that is due but
    /// could not be claimed waits for its provider's limit; it is looked for again twice a second.
    /// </summary>
    public async Task<TimeSpan> UntilNextAsync(IEnumerable<string> providers, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT min(next.due_at) - now()
            FROM unnest($1) AS wanted (provider)
            CROSS JOIN LATERAL (
                SELECT due_at FROM job_queue WHERE job_queue.provider = wanted.provider ORDER BY due_at LIMIT 1) next
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. providers] });
        if (await command.ExecuteScalarAsync(cancellationToken) is not TimeSpan wait) return atMost;
        if (wait <= TimeSpan.Zero) return WhileFull;

        wait += _shortest;
        return wait < atMost ? wait : atMost;
    }
}
