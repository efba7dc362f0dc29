using System.Text.Json;
using Npgsql;

namespace ImageGenerator.Bench.Baselines;

/// <summary>The one table that a bare queue needs: the request, who works on it, when it was done.</summary>
internal static class BareJobs
{
    public const string CreateTable = """
        CREATE TABLE IF NOT EXISTS bare_jobs (
            id uuid PRIMARY KEY,
            prompt text NOT NULL,
            model text NOT NULL,
            width int NOT NULL,
            height int NOT NULL,
            count int NOT NULL,
            seed bigint NOT NULL,
            status text NOT NULL,
            created_at timestamptz NOT NULL,
            completed_at timestamptz);
        CREATE INDEX IF NOT EXISTS ix_bare_jobs_waiting ON bare_jobs (created_at) WHERE status = 'pending'
        """;

    public const string Claim = """
        UPDATE bare_jobs SET status = 'processing'
        WHERE id IN (SELECT id FROM bare_jobs WHERE status = 'pending' ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id
        """;

    public const string Complete = "UPDATE bare_jobs SET status = 'completed', completed_at = now() WHERE id = $1";

    private const string Insert =
        "INSERT INTO bare_jobs (id, prompt, model, width, height, count, seed, status, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', $8)";

    public static NpgsqlBatchCommand InsertCommand(BareGeneration job) =>
        new(Insert)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = job.Id },
                new NpgsqlParameter<string> { TypedValue = job.Prompt },
                new NpgsqlParameter<string> { TypedValue = job.Model },
                new NpgsqlParameter<int> { TypedValue = job.Width },
                new NpgsqlParameter<int> { TypedValue = job.Height },
                new NpgsqlParameter<int> { TypedValue = job.Count },
                new NpgsqlParameter<long> { TypedValue = job.Seed },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = job.CreatedAt },
            },
        };

    public static async Task<List<Guid>> ClaimAsync(NpgsqlDataSource database, int limit)
    {
        await using var command = database.CreateCommand(Claim);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync();
        var claimed = new List<Guid>();
        while (await reader.ReadAsync())
            claimed.Add(reader.GetGuid(0));
        return claimed;
    }

    public static async Task CompleteAsync(NpgsqlDataSource database, Guid job)
    {
        await using var command = database.CreateCommand(Complete);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = job });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a request asks for, as a row.</summary>
    public static BareGeneration From(BareRequest request) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Prompt = request.Prompt,
            Model = "offline/preview",
            AspectRatio = request.AspectRatio,
            Width = 1344,
            Height = 768,
            Count = request.Count,
            Seed = Random.Shared.NextInt64(uint.MaxValue),
            Parameters = _look,
            CreatedBy = _person,
            CreatedAt = DateTimeOffset.UtcNow,
        };

    private static readonly JsonElement _look = JsonSerializer.SerializeToElement(new { look = "auto" });
    private static readonly BarePerson _person = new(Guid.CreateVersion7(), "Person 1");
}

/// <summary>What is sent to both sides.</summary>
public sealed record BareRequest(string Prompt, string AspectRatio, int Count);
