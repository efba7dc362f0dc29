using Npgsql;

namespace ImageGenerator.EndToEnd.Tests.Support;

/// <summary>What the database says in the end: the judge of whether everything was done once.</summary>
internal static class Ledger
{
    /// <summary>
    /// Asserts that each generation was delivered, settled and told of exactly once, and that nothing is left in the
    /// queue.
    /// </summary>
    public static async Task AssertDoneOnceAsync(
        string connectionString,
        IReadOnlyCollection<Guid> generations,
        int images
    )
    {
        await using var database = NpgsqlDataSource.Create(connectionString);

        Assert.That(
            await CountAsync(
                database,
                "SELECT count(*) FROM jobs WHERE id = ANY($1) AND status = 'Completed'",
                generations
            ),
            Is.EqualTo(generations.Count),
            "completed"
        );
        Assert.That(
            await CountAsync(database, "SELECT count(*) FROM assets WHERE job_id = ANY($1)", generations),
            Is.EqualTo(generations.Count * images),
            "assets"
        );
        Assert.That(
            await CountAsync(
                database,
                "SELECT count(DISTINCT job_id) FROM usage_records WHERE job_id = ANY($1)",
                generations
            ),
            Is.EqualTo(generations.Count),
            "settled jobs"
        );
        Assert.That(
            await CountAsync(database, "SELECT count(*) FROM usage_records WHERE job_id = ANY($1)", generations),
            Is.EqualTo(generations.Count),
            "ledger lines"
        );
        Assert.That(
            await CountAsync(
                database,
                "SELECT count(*) FROM provider_attempts WHERE job_id = ANY($1) AND outcome = 'Completed'",
                generations
            ),
            Is.EqualTo(generations.Count),
            "completed attempts"
        );
        Assert.That(
            await CountAsync(
                database,
                "SELECT count(*) FROM provider_attempts WHERE job_id = ANY($1) AND outcome IS NULL",
                generations
            ),
            Is.Zero,
            "open attempts"
        );
        Assert.That(
            await CountAsync(database, "SELECT count(*) FROM job_queue WHERE job_id = ANY($1)", generations),
            Is.Zero,
            "left in the queue"
        );
        Assert.That(
            await CountAsync(
                database,
                "SELECT count(*) FROM outbox WHERE subject_id = ANY($1) AND data ->> 'status' = 'completed'",
                generations
            ),
            Is.EqualTo(generations.Count),
            "completion events"
        );
    }

    private static async Task<long> CountAsync(
        NpgsqlDataSource database,
        string sql,
        IReadOnlyCollection<Guid> generations
    )
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. generations] });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
