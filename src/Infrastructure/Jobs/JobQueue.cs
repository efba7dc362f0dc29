using System.Diagnostics;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// The queue of jobs in PostgreSQL. The database's clock decides what is due and which lease has run out.
/// </summary>
internal sealed class JobQueue(
    AppDbContext database,
    NpgsqlDataSource source,
    WorkerIdentity worker,
    ProviderLimits limits
) : IJobQueue
{
    private const int PositionCountedTo = 1000;

    public void Enqueue(Job job) =>
        database.QueueEntries.Add(
            new QueueEntry
            {
                JobId = job.Id,
                Kind = job.Kind,
                OrganizationId = job.OrganizationId,
                CreatedBy = job.CreatedBy,
                Provider = job.Queue,
                Priority = (short)job.Priority,
                DueAt = job.NotBefore ?? default,
                TraceParent = Activity.Current?.Id,
            }
        );

    public void EnqueueMany(IReadOnlyCollection<Job> jobs)
    {
        if (jobs.Count == 0)
            return;

        database.RunWithNextSave(token => QueueInsert.RunAsync(jobs, Connection, Transaction, token));
        database.NotifyAfterCommit(NotificationChannel.Jobs);
    }

    public void NotifyParent(Job job)
    {
        if (job.ParentId is not { } parent)
            return;

        database.RunWithNextSave(token => WakeParentAsync(parent, token));
        database.NotifyAfterCommit(NotificationChannel.Jobs);
    }

    public Task RemoveAsync(JobId job, CancellationToken cancellationToken) =>
        database.QueueEntries.Where(entry => entry.JobId == job).ExecuteDeleteAsync(cancellationToken);

    public void AnnounceCancellation(Job job) => database.NotifyAfterCommit(NotificationChannel.Cancellations);

    public async Task<IReadOnlyList<JobLease>> ClaimAsync(
        string queue,
        IReadOnlyCollection<JobKind> kinds,
        int limit,
        OrganizationPlaces places,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(Connection, Transaction)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(ClaimSql.Lock)
                {
                    Parameters = { new NpgsqlParameter<string>("provider", queue) },
                },
                ClaimOf(queue, kinds, limit, places),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);

        var leases = new List<JobLease>();
        while (await reader.ReadAsync(cancellationToken))
            leases.Add(await ReadLeaseAsync(reader, cancellationToken));
        return leases;
    }

    public async Task RequeueAsync(JobLease lease, string connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ClaimSql.Requeue, Connection, Transaction)
        {
            Parameters =
            {
                new NpgsqlParameter<string>("connection", connection),
                new NpgsqlParameter<Guid>("job", lease.JobId.Value),
                new NpgsqlParameter<long>("token", lease.Token),
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        database.NotifyAfterCommit(NotificationChannel.Jobs);
    }

    public async Task<int?> PositionAsync(JobId job, CancellationToken cancellationToken)
    {
        // The queue is everybody's; the count says nothing of whose jobs they are. Whether one may ask, the tenant's
        // filter decides.
        if (!await database.QueueEntries.AnyAsync(entry => entry.JobId == job, cancellationToken))
            return null;

        await using var command = source.CreateCommand(PositionSql.Position);
        command.Parameters.Add(new NpgsqlParameter<Guid>("job", job.Value));
        command.Parameters.Add(new NpgsqlParameter<int>("most", PositionCountedTo));
        return (int?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)database.Database.GetDbConnection();

    private NpgsqlTransaction Transaction =>
        (NpgsqlTransaction)database.Database.CurrentTransaction!.GetDbTransaction();

    // Two last ones that end at the same moment may each see the other at work: then the parent looks by itself, a
    // little later.
    private async Task WakeParentAsync(JobId parent, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE job_queue SET due_at = LEAST(due_at, now())
            WHERE job_id = $1 AND leased_by IS NULL
              AND NOT EXISTS (SELECT FROM jobs WHERE parent_id = $1 AND status = ANY($2))
            """,
            Connection,
            Transaction
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = parent.Value });
        command.Parameters.Add(
            new NpgsqlParameter<string[]> { TypedValue = [nameof(JobStatus.Pending), nameof(JobStatus.Processing)] }
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlBatchCommand ClaimOf(
        string provider,
        IReadOnlyCollection<JobKind> kinds,
        int limit,
        OrganizationPlaces places
    ) =>
        new(ClaimSql.Claim)
        {
            Parameters =
            {
                new NpgsqlParameter<string>("provider", provider),
                new NpgsqlParameter<string[]>("kinds", [.. kinds.Select(kind => kind.Name)]),
                new NpgsqlParameter<int>("limit", limit),
                new NpgsqlParameter<int>("concurrency", limits.ConcurrencyOf(provider)),
                new NpgsqlParameter("rate", NpgsqlDbType.Integer)
                {
                    Value = (object?)limits.RequestsPerMinuteOf(provider) ?? DBNull.Value,
                },
                new NpgsqlParameter<int>("most", places.Most),
                new NpgsqlParameter<Guid[]>(
                    "holders",
                    [.. places.Held.Keys.Select(organization => organization.Value)]
                ),
                new NpgsqlParameter<int[]>("held", [.. places.Held.Values]),
                new NpgsqlParameter<string>("worker", worker.Name),
                new NpgsqlParameter<TimeSpan>("lease", worker.Lease),
            },
        };

    private static async Task<JobLease> ReadLeaseAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        new(
            new JobId(reader.GetGuid(0)),
            new JobKind(reader.GetString(1)),
            new OrganizationId(reader.GetGuid(2)),
            reader.GetString(3),
            reader.GetInt64(4)
        )
        {
            TraceParent = await reader.IsDBNullAsync(5, cancellationToken) ? null : reader.GetString(5),
            Connection = reader.GetString(6),
        };
}
