namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>The statements of a claim.</summary>
internal static class ClaimSql
{
    // One claim of a provider at a time: the second sees the first one's leases, so that the limits hold over all
    // workers, and does not trip over rows that the first has locked.
    public const string Lock = "SELECT pg_advisory_xact_lock(hashtext('job_queue'), hashtext(@provider))";

    // Every connection that has room is walked from tenant queue to tenant queue (priority and organization), one index
    // probe each; of each the longest waiting come first. An organization's next job stands behind one job of everybody
    // else, those that it has running over the connection counted in: that is the fairness. PositionSql counts by the
    // same order.
    public const string Claim = """
        WITH RECURSIVE connections AS (
            (SELECT connection FROM job_queue WHERE provider = @provider ORDER BY connection LIMIT 1)
            UNION ALL
            SELECT next.connection
            FROM connections CROSS JOIN LATERAL (
                SELECT connection FROM job_queue
                WHERE provider = @provider AND connection > connections.connection
                ORDER BY connection LIMIT 1) next
        ),
        running AS (
            SELECT connection, organization_id, count(*) AS jobs FROM job_queue
            WHERE provider = @provider AND leased_by IS NOT NULL AND due_at > now()
            GROUP BY connection, organization_id
        ),
        room AS MATERIALIZED (
            SELECT connections.connection, open.jobs
            FROM connections
            LEFT JOIN provider_pauses pause ON pause.provider = @provider AND pause.connection = connections.connection
            CROSS JOIN LATERAL (
                SELECT COALESCE(sum(jobs), 0) AS jobs FROM running
                WHERE running.connection = connections.connection) busy
            CROSS JOIN LATERAL (SELECT LEAST(
                @limit,
                @concurrency - busy.jobs,
                CASE WHEN pause.until_answered AND pause.paused_until > now() - interval '1 minute'
                    THEN 1 - busy.jobs END,
                CASE WHEN @rate IS NULL THEN NULL ELSE @rate - (
                    SELECT count(*) FROM provider_attempts
                    WHERE provider = @provider AND connection = connections.connection
                      AND started_at > now() - interval '1 minute') END)::int AS jobs) open
            WHERE open.jobs > 0 AND (pause.paused_until IS NULL OR pause.paused_until <= now())
        ),
        tenants AS (
            SELECT room.connection, first.priority, first.organization_id
            FROM room CROSS JOIN LATERAL (
                SELECT priority, organization_id FROM job_queue
                WHERE provider = @provider AND connection = room.connection
                ORDER BY priority, organization_id LIMIT 1) first
            UNION ALL
            SELECT tenants.connection, next.priority, next.organization_id
            FROM tenants CROSS JOIN LATERAL (
                SELECT priority, organization_id FROM job_queue
                WHERE provider = @provider AND connection = tenants.connection
                  AND (priority, organization_id) > (tenants.priority, tenants.organization_id)
                ORDER BY priority, organization_id LIMIT 1) next
        ),
        waiting AS (
            SELECT head.job_id, tenant.connection, tenant.organization_id, tenant.priority, head.due_at,
                   COALESCE(running.jobs, 0) + row_number() OVER (
                       PARTITION BY tenant.connection, tenant.organization_id
                       ORDER BY tenant.priority, head.due_at, head.job_id) AS turn
            FROM (SELECT * FROM tenants LIMIT 1000) tenant
            CROSS JOIN LATERAL (
                SELECT job_id, due_at FROM job_queue
                WHERE provider = @provider AND connection = tenant.connection AND priority = tenant.priority
                  AND organization_id = tenant.organization_id AND due_at <= now() AND kind = ANY(@kinds)
                ORDER BY due_at, job_id LIMIT @limit) head
            LEFT JOIN running
              ON running.connection = tenant.connection AND running.organization_id = tenant.organization_id
        ),
        shared AS (
            SELECT waiting.*,
                   row_number() OVER (
                       PARTITION BY waiting.organization_id ORDER BY priority, turn, due_at, job_id) AS place
            FROM waiting
        ),
        placed AS (
            SELECT shared.*,
                   row_number() OVER (
                       PARTITION BY connection ORDER BY priority, turn, due_at, job_id) AS next_over_connection
            FROM shared
            LEFT JOIN unnest(@holders, @held) AS holder (organization_id, places) USING (organization_id)
            WHERE shared.place + COALESCE(holder.places, 0) <= @most
        ),
        candidates AS (
            SELECT placed.job_id FROM placed JOIN room USING (connection)
            WHERE placed.next_over_connection <= room.jobs
            ORDER BY placed.priority, placed.turn, placed.due_at, placed.job_id
            LIMIT @limit
        ),
        locked AS (
            SELECT job_id FROM job_queue
            WHERE job_id IN (SELECT job_id FROM candidates) AND due_at <= now()
            FOR UPDATE SKIP LOCKED
        )
        UPDATE job_queue SET leased_by = @worker, token = token + 1, due_at = now() + @lease
        FROM locked WHERE job_queue.job_id = locked.job_id
        RETURNING job_queue.job_id, kind, organization_id, provider, token, trace_parent, connection
        """;

    // Its place among the jobs of its organization is that of the day on which it was put in.
    public const string Requeue = """
        UPDATE job_queue SET connection = @connection, leased_by = NULL, due_at = LEAST(enqueued_at, now())
        WHERE job_id = @job AND token = @token
        """;
}
