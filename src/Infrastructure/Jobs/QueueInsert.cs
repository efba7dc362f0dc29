using System.Diagnostics;
using ImageGenerator.Domain.Jobs;
using Npgsql;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>Many places in the queue with one statement.</summary>
internal static class QueueInsert
{
    private const string Sql = """
        INSERT INTO job_queue (job_id, kind, organization_id, created_by, provider, priority, due_at, token,
            trace_parent)
        SELECT job_id, kind, organization_id, created_by, provider, priority, COALESCE(due_at, now()), 0, $7
        FROM unnest($1, $2, $3, $4, $5, $6, $8) AS mine (job_id, kind, organization_id, provider, priority, due_at,
            created_by)
        """;

    public static async Task RunAsync(
        IReadOnlyCollection<Job> jobs,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. jobs.Select(job => job.Id.Value)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. jobs.Select(job => job.Kind.Name)] });
        command.Parameters.Add(
            new NpgsqlParameter<Guid[]> { TypedValue = [.. jobs.Select(job => job.OrganizationId.Value)] }
        );
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. jobs.Select(job => job.Queue)] });
        command.Parameters.Add(
            new NpgsqlParameter<short[]> { TypedValue = [.. jobs.Select(job => (short)job.Priority)] }
        );
        command.Parameters.Add(
            new NpgsqlParameter<DateTimeOffset?[]> { TypedValue = [.. jobs.Select(job => job.NotBefore)] }
        );
        command.Parameters.Add(
            new NpgsqlParameter
            {
                Value = (object?)Activity.Current?.Id ?? DBNull.Value,
                NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text,
            }
        );
        command.Parameters.Add(
            new NpgsqlParameter<Guid[]> { TypedValue = [.. jobs.Select(job => job.CreatedBy.Value)] }
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
