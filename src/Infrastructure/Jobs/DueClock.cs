using Npgsql;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>Tells a worker whose jobs are due, or how long it may sleep, by the database's clock.</summary>
internal sealed class DueClock(NpgsqlDataSource database)
{
    /// <summary>How soon to look again for a job that is due but has no room at its provider.</summary>
    public static readonly TimeSpan WhileFull = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(20);

    /// <summary>One look at the heads of all lines.</summary>
    /// <param name="kinds">Which queues are looked at, and for what kinds of job.</param>
    /// <param name="atMost">The longest time to sleep.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<DueLook> LookAsync(JobKinds kinds, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT wanted.provider, next.due_at - now()
            FROM unnest($1) AS wanted (provider)
            CROSS JOIN LATERAL (
                SELECT due_at FROM job_queue
                WHERE job_queue.provider = wanted.provider AND kind = ANY($2) ORDER BY due_at LIMIT 1) next
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. kinds.Queues] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. kinds.Known.Select(kind => kind.Name)] });

        var due = new List<string>();
        var sleep = atMost;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var wait = reader.GetTimeSpan(1);
            if (wait <= TimeSpan.Zero) due.Add(reader.GetString(0));
            else if (wait + _shortest < sleep) sleep = wait + _shortest;
        }

        return new DueLook(due, due.Count > 0 && WhileFull < sleep ? WhileFull : sleep);
    }
}

/// <summary>What a look at the lines found.</summary>
/// <param name="Providers">Those with jobs that are due.</param>
/// <param name="Sleep">
/// The time until something else is due. A job that is due but cannot be claimed waits for its provider's limit: it is
/// looked for again twice a second.
/// </param>
internal sealed record DueLook(IReadOnlyList<string> Providers, TimeSpan Sleep);
