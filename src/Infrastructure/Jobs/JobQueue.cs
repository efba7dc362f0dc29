using System.Diagnostics;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>The line of jobs in PostgreSQL. The database's clock decides what is due and which lease has run out.</summary>
internal sealed class JobQueue(AppDbContext database, WorkerIdentity worker, ProviderLimits limits) : IJobQueue
{
    private const int PositionCountedTo = 1000;

    // Lanes are visited by rank, then organization, one index probe each; of each lane the longest waiting come first. An
    // organization's next job stands behind one job of everybody else, those that it has running counted in: that is the fairness.
    private const string ClaimSql =
        """
        WITH RECURSIVE lanes AS (
            (SELECT rank, organization_id FROM job_queue WHERE provider = @provider ORDER BY rank, organization_id LIMIT 1)
            UNION ALL
            SELECT next.rank, next.organization_id
            FROM lanes CROSS JOIN LATERAL (
                SELECT rank, organization_id FROM job_queue
                WHERE provider = @provider AND (rank, organization_id) > (lanes.rank, lanes.organization_id)
                ORDER BY rank, organization_id LIMIT 1) next
        ),
        running AS (
            SELECT organization_id, count(*) AS jobs FROM job_queue
            WHERE provider = @provider AND leased_by IS NOT NULL AND due_at > now()
            GROUP BY organization_id
        ),
        room AS (
            SELECT CASE
                WHEN EXISTS (SELECT FROM providers WHERE id = @provider AND paused_until > now()) THEN 0
                ELSE LEAST(
                    @limit,
                    @concurrency - COALESCE(sum(jobs), 0),
                    CASE WHEN @rate IS NULL THEN NULL ELSE @rate - (
                        SELECT count(*) FROM provider_attempts
                        WHERE provider = @provider AND started_at > now() - interval '1 minute') END)
                END::int AS jobs
            FROM running
        ),
        candidates AS (
            SELECT waiting.job_id
            FROM (SELECT * FROM lanes LIMIT 1000) lane
            CROSS JOIN LATERAL (
                SELECT job_id, due_at, row_number() OVER (ORDER BY due_at, job_id) AS turn
                FROM (SELECT job_id, due_at FROM job_queue
                      WHERE provider = @provider AND rank = lane.rank AND organization_id = lane.organization_id AND due_at <= now()
                        AND kind = ANY(@kinds)
                      ORDER BY due_at, job_id LIMIT @limit) head) waiting
            LEFT JOIN running ON running.organization_id = lane.organization_id
            ORDER BY lane.rank, waiting.turn + COALESCE(running.jobs, 0), waiting.due_at
            LIMIT GREATEST((SELECT jobs FROM room), 0)
        ),
        locked AS (
            SELECT job_id FROM job_queue
            WHERE job_id IN (SELECT job_id FROM candidates) AND due_at <= now()
            FOR UPDATE SKIP LOCKED
        )
        UPDATE job_queue SET leased_by = @worker, token = token + 1, due_at = now() + @lease
        FROM locked WHERE job_queue.job_id = locked.job_id
        RETURNING job_queue.job_id, kind, organization_id, provider, token, trace_parent
        """;

    public void Enqueue(Job job) => database.QueueEntries.Add(new QueueEntry
    {
        JobId = job.Id,
        Kind = job.Kind,
        OrganizationId = job.OrganizationId,
        Provider = job.Queue,
        Rank = (short)job.Priority,
        DueAt = job.NotBefore ?? default,
        TraceParent = Activity.Current?.Id,
    });

    public void EnqueueMany(IReadOnlyCollection<Job> jobs)
    {
        if (jobs.Count == 0) return;

        database.RunWithNextSave(token => QueueInsert.RunAsync(jobs, Connection, Transaction, token));
        database.RingAfterCommit(Bell.Jobs);
    }

    public void NotifyParent(Job job)
    {
        if (job.ParentId is not { } parent) return;

        database.RunWithNextSave(token => WakeParentAsync(parent, token));
        database.RingAfterCommit(Bell.Jobs);
    }

    public Task RemoveAsync(JobId job, CancellationToken cancellationToken) =>
        database.QueueEntries.Where(entry => entry.JobId == job).ExecuteDeleteAsync(cancellationToken);

    public void AnnounceCancellation(Job job) => database.RingAfterCommit(Bell.Cancellations);

    public async Task<IReadOnlyList<JobLease>> ClaimAsync(
        string provider, IReadOnlyCollection<JobKind> kinds, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(Connection, Transaction);

        // One claim of a provider at a time: the second sees the first one's leases, so that the provider's limit holds over
        // all workers, and does not trip over rows that the first has locked.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock(hashtext('job_queue'), hashtext(@provider))")
        {
            Parameters = { new NpgsqlParameter<string>("provider", provider) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(ClaimSql)
        {
            Parameters =
            {
                new NpgsqlParameter<string>("provider", provider),
                new NpgsqlParameter<string[]>("kinds", [.. kinds.Select(kind => kind.Name)]),
                new NpgsqlParameter<int>("limit", limit),
                new NpgsqlParameter<int>("concurrency", limits.ConcurrencyOf(provider)),
                new NpgsqlParameter("rate", NpgsqlDbType.Integer) { Value = (object?)limits.RequestsPerMinuteOf(provider) ?? DBNull.Value },
                new NpgsqlParameter<string>("worker", worker.Name),
                new NpgsqlParameter<TimeSpan>("lease", worker.Lease),
            },
        });

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);

        var leases = new List<JobLease>();
        while (await reader.ReadAsync(cancellationToken))
        {
            leases.Add(new JobLease(
                new JobId(reader.GetGuid(0)),
                new JobKind(reader.GetString(1)),
                new OrganizationId(reader.GetGuid(2)),
                reader.GetString(3),
                reader.GetInt64(4))
            {
                TraceParent = await reader.IsDBNullAsync(5, cancellationToken) ? null : reader.GetString(5),
            });
        }

        return leases;
    }

    public async Task<int?> PositionAsync(JobId job, CancellationToken cancellationToken)
    {
        if (await database.QueueEntries.AsNoTracking().FirstOrDefaultAsync(entry => entry.JobId == job, cancellationToken) is not { } mine)
        {
            return null;
        }

        // The line is everybody's; the count says nothing of whose jobs they are.
        return await database.QueueEntries
            .IgnoreQueryFilters([AppDbContext.TenantFilter])
            .Where(entry => entry.Provider == mine.Provider && entry.LeasedBy == null && entry.Rank <= mine.Rank && entry.DueAt < mine.DueAt)
            .Take(PositionCountedTo)
            .CountAsync(cancellationToken);
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)database.Database.GetDbConnection();

    private NpgsqlTransaction Transaction => (NpgsqlTransaction)database.Database.CurrentTransaction!.GetDbTransaction();

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
            Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = parent.Value });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [nameof(JobStatus.Pending), nameof(JobStatus.Processing)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
