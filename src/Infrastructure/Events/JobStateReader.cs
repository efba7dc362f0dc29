using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using Npgsql;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// Looks at a job on a connection of its own: a look that is given up on, because the database is slow, must not leave
/// the request's own context in the middle of a query.
/// </summary>
internal sealed class JobStateReader(NpgsqlDataSource database)
{
    private static readonly string[] _unfinished = [nameof(JobStatus.Pending), nameof(JobStatus.Processing)];

    public async Task<bool> IsFinishedAsync(OrganizationId organization, JobId job, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT EXISTS (SELECT FROM jobs WHERE id = $1 AND organization_id = $2 AND status <> ALL ($3))"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = job.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organization.Value });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = _unfinished });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The unfinished images that are shown now.</summary>
    public async Task<IReadOnlyList<PartialImageVersion>> ReadPartialsAsync(
        OrganizationId organization,
        JobId job,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(
            "SELECT index, version FROM partial_images WHERE job_id = $1 AND organization_id = $2 ORDER BY index"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = job.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organization.Value });

        var partials = new List<PartialImageVersion>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            partials.Add(new PartialImageVersion(reader.GetInt32(0), reader.GetInt32(1)));
        }

        return partials;
    }
}
