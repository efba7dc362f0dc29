using ImageGenerator.Domain.Common;
using Npgsql;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>Tells a worker whose jobs are due, or how long it may sleep, by the database's clock.</summary>
internal sealed class DueJobProbe(NpgsqlDataSource database)
{
    /// <summary>How soon to look again for a job that is due but has no room at its provider.</summary>
    public static readonly TimeSpan WhileFull = TimeSpan.FromMilliseconds(500);

    private const int MostOrganizations = 64;

    private const string HeadsSql = """
        SELECT wanted.provider, next.due_at - now()
        FROM unnest(@providers) AS wanted (provider)
        CROSS JOIN LATERAL (
            SELECT due_at FROM job_queue
            WHERE job_queue.provider = wanted.provider AND kind = ANY(@kinds) ORDER BY due_at LIMIT 1) next
        """;

    // From organization to organization, one index probe each.
    private const string OrganizationsSql = """
        WITH RECURSIVE waiting AS (
            (SELECT organization_id FROM job_queue WHERE leased_by IS NULL ORDER BY organization_id LIMIT 1)
            UNION ALL
            SELECT next.organization_id
            FROM waiting CROSS JOIN LATERAL (
                SELECT organization_id FROM job_queue
                WHERE leased_by IS NULL AND organization_id > waiting.organization_id
                ORDER BY organization_id LIMIT 1) next
        )
        SELECT organization_id FROM (SELECT organization_id FROM waiting LIMIT @most) first_ones
        WHERE EXISTS (
            SELECT FROM job_queue
            WHERE leased_by IS NULL AND job_queue.organization_id = first_ones.organization_id AND due_at <= now())
        """;

    private const string IsOnlySql = "SELECT count(*) < 2 FROM (SELECT FROM organizations LIMIT 2) first_ones";

    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(20);

    /// <summary>One query over the heads of all queues.</summary>
    /// <param name="kinds">Which queues are looked at, and for what kinds of job.</param>
    /// <param name="atMost">The longest time to sleep.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<DueJobs> ProbeAsync(JobKinds kinds, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(
            new NpgsqlBatchCommand(HeadsSql)
            {
                Parameters =
                {
                    new NpgsqlParameter<string[]>("providers", [.. kinds.Queues]),
                    new NpgsqlParameter<string[]>("kinds", [.. kinds.Known.Select(kind => kind.Name)]),
                },
            }
        );
        batch.BatchCommands.Add(
            new NpgsqlBatchCommand(OrganizationsSql)
            {
                Parameters = { new NpgsqlParameter<int>("most", MostOrganizations) },
            }
        );
        batch.BatchCommands.Add(new NpgsqlBatchCommand(IsOnlySql));

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var (due, sleep) = await ReadHeadsAsync(reader, atMost, cancellationToken);

        await reader.NextResultAsync(cancellationToken);
        var organizations = new List<OrganizationId>();
        while (await reader.ReadAsync(cancellationToken))
            organizations.Add(new OrganizationId(reader.GetGuid(0)));

        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new DueJobs(due, due.Count > 0 && WhileFull < sleep ? WhileFull : sleep)
        {
            Organizations = organizations,
            IsOnlyOrganization = reader.GetBoolean(0),
        };
    }

    private static async Task<(List<string> Due, TimeSpan Sleep)> ReadHeadsAsync(
        NpgsqlDataReader reader,
        TimeSpan atMost,
        CancellationToken cancellationToken
    )
    {
        var due = new List<string>();
        var sleep = atMost;
        while (await reader.ReadAsync(cancellationToken))
        {
            var wait = reader.GetTimeSpan(1);
            if (wait <= TimeSpan.Zero)
                due.Add(reader.GetString(0));
            else if (wait + _shortest < sleep)
                sleep = wait + _shortest;
        }

        return (due, sleep);
    }
}

/// <summary>What a look at the queues found.</summary>
/// <param name="Providers">Those with jobs that are due.</param>
/// <param name="Sleep">
/// The time until something else is due. A job that is due but cannot be claimed waits for its provider's limit: it is
/// looked for again twice a second.
/// </param>
internal sealed record DueJobs(IReadOnlyList<string> Providers, TimeSpan Sleep)
{
    /// <summary>Organizations with jobs that are due; not all of them, when they are many.</summary>
    public IReadOnlyList<OrganizationId> Organizations { get; init; } = [];

    /// <summary>True when the installation has one organization.</summary>
    public bool IsOnlyOrganization { get; init; }
}
