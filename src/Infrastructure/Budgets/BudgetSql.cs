namespace ImageGenerator.Infrastructure.Budgets;

/// <summary>
/// The statements that count money. Three rules keep them free of deadlocks and exact (see docs/decisions/0014):
/// whoever holds or settles takes the organization's lock first, shared; whoever sets a limit takes it alone; counters
/// are locked in the order of their limits' ids. Each statement of a batch sees what the one before it has waited for.
/// </summary>
internal static class BudgetSql
{
    /// <summary>Many may hold and settle at a time, but not while a limit is being set.</summary>
    public const string LockShared =
        "SELECT pg_advisory_xact_lock_shared(hashtext('spending_limits'), hashtext(@organization::text))";

    /// <summary>Nobody holds or settles until the transaction ends.</summary>
    public const string LockAlone =
        "SELECT pg_advisory_xact_lock(hashtext('spending_limits'), hashtext(@organization::text))";

    /// <summary>The limits that bind a job of this person and API key.</summary>
    public const string FindLimits = """
        SELECT id, scope, period, amount FROM spending_limits
        WHERE organization_id = @organization
          AND (scope = 'Organization'
            OR (scope = 'User' AND subject_id = @user)
            OR (scope = 'ApiKey' AND subject_id = @key))
        """;

    /// <summary>The counters of a period begin when the first job of the period asks for them.</summary>
    public const string OpenCounters = """
        INSERT INTO spending_counters (limit_id, period_start, spent, held, unknown_amounts)
        SELECT limit_id, period_start, 0, 0, 0 FROM unnest(@limits, @starts) AS mine (limit_id, period_start)
        ORDER BY limit_id
        ON CONFLICT DO NOTHING
        """;

    public const string LockCounters = """
        SELECT 1 FROM spending_counters c
        JOIN unnest(@limits, @starts) AS mine (limit_id, period_start) USING (limit_id, period_start)
        ORDER BY c.limit_id FOR UPDATE OF c
        """;

    /// <summary>
    /// Sets an amount aside wherever there is room for it, and says where. All or nothing is the caller's business.
    /// </summary>
    public const string Reserve = """
        UPDATE spending_counters c SET held = c.held + @amount
        FROM unnest(@limits, @starts) AS mine (limit_id, period_start), spending_limits l
        WHERE c.limit_id = mine.limit_id AND c.period_start = mine.period_start AND l.id = c.limit_id
          AND c.spent + c.held + @amount <= l.amount
        RETURNING c.limit_id
        """;

    public const string Release = """
        UPDATE spending_counters c SET held = c.held - @amount
        FROM unnest(@limits, @starts) AS mine (limit_id, period_start)
        WHERE c.limit_id = mine.limit_id AND c.period_start = mine.period_start AND c.limit_id = ANY(@taken)
        """;

    public const string ReadUsed = """
        SELECT c.limit_id, c.spent + c.held FROM spending_counters c
        JOIN unnest(@limits, @starts) AS mine (limit_id, period_start) USING (limit_id, period_start)
        """;

    public const string LockHold =
        "SELECT amount, created_at FROM holds WHERE job_id = @job AND settled_at IS NULL FOR UPDATE";

    public const string RaiseHold =
        "UPDATE holds SET amount = amount + @amount WHERE job_id = @job AND settled_at IS NULL";

    /// <summary>The counters that an open hold is part of.</summary>
    private const string CountersOfHold = """
        FROM holds h
        JOIN spending_limits l ON l.organization_id = h.organization_id
          AND (l.scope = 'Organization'
            OR (l.scope = 'User' AND l.subject_id = h.user_id)
            OR (l.scope = 'ApiKey' AND l.subject_id = h.api_key_id))
        JOIN spending_counters c
          ON c.limit_id = l.id AND c.period_start = date_trunc(lower(l.period), h.created_at, 'UTC')
        WHERE h.job_id = @job AND h.settled_at IS NULL
        """;

    public const string LockCountersOfHold = $"SELECT 1 {CountersOfHold} ORDER BY c.limit_id FOR UPDATE OF c";

    /// <summary>
    /// What may have been charged and is not known counts as what was set aside for it: a limit has to hold in any
    /// case. Nothing that a job came to makes what was spent less.
    /// </summary>
    public const string SettleCounters = $"""
        UPDATE spending_counters SET
            held = held - mine.amount,
            spent = spent + CASE WHEN @unknown > 0 THEN GREATEST(@actual, mine.amount)
                ELSE GREATEST(COALESCE(@actual, mine.amount), 0) END,
            unknown_amounts = unknown_amounts + @unknown
        FROM (SELECT c.limit_id, c.period_start, h.amount {CountersOfHold}) mine
        WHERE spending_counters.limit_id = mine.limit_id AND spending_counters.period_start = mine.period_start
        """;

    public const string SettleHold = """
        UPDATE holds SET settled_at = @now, actual = @actual, unknown_amounts = @unknown
        WHERE job_id = @job AND settled_at IS NULL
        """;

    /// <summary>
    /// What a limit would have counted had it been there from the start of the period: settled holds by what they came
    /// to, open ones by what they set aside, and from the ledger what was never held because its price was not known
    /// beforehand.
    /// </summary>
    public const string Recount = """
        INSERT INTO spending_counters (limit_id, period_start, spent, held, unknown_amounts)
        SELECT @limit, @start,
               COALESCE(sum(CASE WHEN h.unknown_amounts > 0 THEN GREATEST(h.actual, h.amount)
                   ELSE COALESCE(h.actual, h.amount) END)
                   FILTER (WHERE h.settled_at IS NOT NULL), 0) + l.spent,
               COALESCE(sum(h.amount) FILTER (WHERE h.settled_at IS NULL), 0),
               COALESCE(sum(h.unknown_amounts), 0) + l.unknown_amounts
        FROM (SELECT COALESCE(sum(u.amount), 0) AS spent, count(*) FILTER (WHERE u.amount IS NULL) AS unknown_amounts
              FROM usage_records u
              WHERE u.organization_id = @organization AND u.created_at >= @start AND u.created_at < @end
                AND (@user IS NULL OR u.user_id = @user) AND (@key IS NULL OR u.api_key_id = @key)
                AND u.key_owner IS DISTINCT FROM 'User'
                AND NOT EXISTS (SELECT 1 FROM holds own WHERE own.job_id = u.job_id)) l
        LEFT JOIN holds h ON h.organization_id = @organization AND h.created_at >= @start AND h.created_at < @end
          AND (@user IS NULL OR h.user_id = @user) AND (@key IS NULL OR h.api_key_id = @key)
        GROUP BY l.spent, l.unknown_amounts
        ON CONFLICT (limit_id, period_start) DO UPDATE
        SET spent = excluded.spent, held = excluded.held, unknown_amounts = excluded.unknown_amounts
        """;

    /// <summary>Holds whose job has ended and left the line: there should be none.</summary>
    public const string FindOrphaned = """
        SELECT h.job_id, h.organization_id, j.actual_cost, j.unknown_amounts FROM holds h JOIN jobs j ON j.id = h.job_id
        WHERE h.settled_at IS NULL AND j.status IN ('Completed', 'Failed', 'Cancelled')
          AND NOT EXISTS (SELECT 1 FROM job_queue q WHERE q.job_id = h.job_id)
        """;
}
