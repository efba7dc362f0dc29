namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// How many jobs the claims of a connection take before one that waits, by the order of <see cref="ClaimSql"/>.
/// </summary>
internal static class PositionSql
{
    // A job's turn is its place in its organization's queue, the organization's running jobs counted in. Before it are
    // the jobs of higher priority, and of the same one those with a smaller turn, or with the same turn and a longer
    // wait. Of each organization no more are read than can be before it, and nothing is read beyond the thousandth.
    public const string Position = """
        WITH RECURSIVE mine AS (
            SELECT job_id, provider, connection, priority, organization_id, due_at, greatest(due_at, now()) AS horizon
            FROM job_queue WHERE job_id = @job AND (leased_by IS NULL OR due_at <= now())
        ),
        running AS (
            SELECT entry.organization_id, count(*) AS jobs FROM job_queue entry, mine
            WHERE entry.provider = mine.provider AND entry.connection = mine.connection
              AND entry.leased_by IS NOT NULL AND entry.due_at > now()
            GROUP BY entry.organization_id
        ),
        tenants AS (
            (SELECT entry.priority, entry.organization_id FROM job_queue entry, mine
             WHERE entry.provider = mine.provider AND entry.connection = mine.connection
             ORDER BY entry.priority, entry.organization_id LIMIT 1)
            UNION ALL
            SELECT next.priority, next.organization_id
            FROM tenants, mine CROSS JOIN LATERAL (
                SELECT entry.priority, entry.organization_id FROM job_queue entry
                WHERE entry.provider = mine.provider AND entry.connection = mine.connection
                  AND (entry.priority, entry.organization_id) > (tenants.priority, tenants.organization_id)
                  AND entry.priority <= mine.priority
                ORDER BY entry.priority, entry.organization_id LIMIT 1) next
        ),
        urgent AS MATERIALIZED (
            SELECT entry.organization_id
            FROM mine, tenants CROSS JOIN LATERAL (
                SELECT organization_id FROM job_queue
                WHERE provider = mine.provider AND connection = mine.connection AND priority = tenants.priority
                  AND organization_id = tenants.organization_id AND due_at <= mine.horizon
                  AND (leased_by IS NULL OR due_at <= now())
                ORDER BY due_at, job_id LIMIT @most) entry
            WHERE tenants.priority < mine.priority
            LIMIT @most
        ),
        ahead AS MATERIALIZED (
            SELECT organization_id, sum(jobs) AS jobs
            FROM (SELECT organization_id, jobs FROM running
                  UNION ALL SELECT organization_id, count(*) FROM urgent GROUP BY organization_id) both_kinds
            GROUP BY organization_id
        ),
        own AS MATERIALIZED (
            SELECT 1 + count(*) + COALESCE((
                       SELECT jobs FROM ahead
                       WHERE ahead.organization_id = (SELECT organization_id FROM mine)), 0) AS turn
            FROM mine CROSS JOIN LATERAL (
                SELECT 1 FROM job_queue
                WHERE provider = mine.provider AND connection = mine.connection AND priority = mine.priority
                  AND organization_id = mine.organization_id AND (due_at, job_id) < (mine.due_at, mine.job_id)
                  AND (leased_by IS NULL OR due_at <= now())
                ORDER BY due_at, job_id LIMIT @most) earlier
        ),
        equal AS (
            SELECT 1
            FROM mine, own, tenants
            LEFT JOIN ahead USING (organization_id)
            CROSS JOIN LATERAL (
                SELECT job_id, due_at, COALESCE(ahead.jobs, 0) + row_number() OVER (ORDER BY due_at, job_id) AS turn
                FROM (SELECT job_id, due_at FROM job_queue
                      WHERE provider = mine.provider AND connection = mine.connection AND priority = mine.priority
                        AND organization_id = tenants.organization_id AND due_at <= mine.horizon
                        AND (leased_by IS NULL OR due_at <= now())
                      ORDER BY due_at, job_id
                      LIMIT LEAST(@most, GREATEST(0, own.turn - COALESCE(ahead.jobs, 0)))::bigint) head) entry
            WHERE tenants.priority = mine.priority
              AND (entry.turn, entry.due_at, entry.job_id) < (own.turn, mine.due_at, mine.job_id)
            LIMIT @most
        )
        SELECT LEAST(@most, (SELECT count(*) FROM urgent) + (SELECT count(*) FROM equal))::int FROM mine
        """;
}
