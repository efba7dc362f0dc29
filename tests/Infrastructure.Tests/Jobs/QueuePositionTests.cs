using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Jobs;
using ImageGenerator.Infrastructure.Tests.Support;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>The position that people see is the order in which claims take the jobs.</summary>
internal sealed class QueuePositionTests
{
    private const string Provider = "offline";

    private Installation _installation = null!;

    [SetUp]
    public async Task StartInstallation() =>
        _installation = await Installation.StartAsync(("Providers:offline:Concurrency", "1000"));

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Position_OfEveryWaitingJob_IsTheOrderInWhichClaimsTakeThem([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        var members = await AddMembersAsync(1 + random.Next(5));
        await FillAsync(random, members, jobs: 5 + random.Next(35));
        for (var running = random.Next(8); running > 0; running--)
            await _installation.ClaimAsync(Provider, 1);
        var waiting = await WaitingAsync();

        var positions = await PositionsAsync(members, waiting);
        var taken = await TakeOneByOneAsync();

        foreach (var (connection, order) in taken)
        {
            var told = waiting.Where(job => job.Connection == connection).OrderBy(job => positions[job.Id]).ToList();
            Assert.That(told.Select(job => job.Id), Is.EqualTo(order), connection);
            Assert.That(told.Select(job => positions[job.Id]), Is.EqualTo(Enumerable.Range(0, told.Count)), connection);
        }
    }

    [Test]
    public async Task Position_OfASmallTenantBehindALargeOne_IsOne()
    {
        var (large, small) = (await _installation.AddMemberAsync("Large"), await _installation.AddMemberAsync("Small"));
        for (var job = 0; job < 20; job++)
            await _installation.EnqueueAsync(large);
        var mine = await _installation.EnqueueAsync(small);
        var last = await _installation.EnqueueAsync(large);

        Assert.That(await _installation.PositionAsync(small, mine.Id), Is.EqualTo(1));
        Assert.That(await _installation.PositionAsync(large, last.Id), Is.EqualTo(21));
    }

    [Test]
    public async Task Position_WhenTheJobIsNotWaiting_IsNone()
    {
        var member = await _installation.AddMemberAsync();
        var job = await _installation.EnqueueAsync(member);
        await _installation.ClaimAsync(Provider, 1);

        Assert.That(await _installation.PositionAsync(member, job.Id), Is.Null, "it runs");

        await _installation.ExecuteAsync("DELETE FROM job_queue");

        Assert.That(await _installation.PositionAsync(member, job.Id), Is.Null, "it has finished");
    }

    [Test]
    public async Task Position_OfAJobThatWaitsForARetry_CountsThoseThatAreDueBeforeIt()
    {
        var member = await _installation.AddMemberAsync();
        var retried = await _installation.EnqueueAsync(member);
        await _installation.ExecuteAsync("UPDATE job_queue SET due_at = now() + interval '1 minute'");
        var due = await _installation.EnqueueAsync(member);

        Assert.That(await _installation.PositionAsync(member, retried.Id), Is.EqualTo(1));
        Assert.That(await _installation.PositionAsync(member, due.Id), Is.Zero);
    }

    [Test]
    public async Task Position_WithAHundredThousandWaiting_ReadsNoMoreThanItCounts()
    {
        var members = await AddMembersAsync(20);
        var organizations = string.Join(',', members.Select(member => $"'{member.OrganizationId}'"));
        await _installation.ExecuteAsync(
            $"""
            INSERT INTO job_queue (job_id, kind, organization_id, created_by, provider, priority, due_at, token)
            SELECT gen_random_uuid(), 'Generation', (ARRAY[{organizations}]::uuid[])[1 + i % 20], gen_random_uuid(), '{Provider}', 1,
                   now() - interval '1 hour' + i * interval '10 milliseconds', 0
            FROM generate_series(1, 100000) i;
            ANALYZE job_queue;
            """
        );
        var deep = await _installation.ScalarAsync<Guid>("SELECT job_id FROM job_queue ORDER BY due_at DESC LIMIT 1");
        var near = await _installation.ScalarAsync<Guid>(
            "SELECT job_id FROM job_queue ORDER BY due_at OFFSET 400 LIMIT 1"
        );

        var (deepPosition, deepBuffers) = await ExplainAsync(deep);
        var (nearPosition, nearBuffers) = await ExplainAsync(near);

        // The table has more than 1,500 pages, its index as many.
        Assert.That((deepPosition, nearPosition), Is.EqualTo((1000, 400)));
        Assert.That(Math.Max(deepBuffers, nearBuffers), Is.LessThan(3000), "pages touched");
    }

    private async Task<(int Position, long Buffers)> ExplainAsync(Guid job)
    {
        await using var command = _installation.Database.CreateCommand(PositionSql.Position);
        Fill(command, job);
        var position = (int)(await command.ExecuteScalarAsync())!;

        await using var explain = _installation.Database.CreateCommand(
            "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + PositionSql.Position
        );
        Fill(explain, job);
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync())!);
        var root = plan.RootElement[0].GetProperty("Plan");
        TestContext.Out.WriteLine(
            $"{position}: {root.GetProperty("Shared Hit Blocks")} pages, {plan.RootElement[0].GetProperty("Execution Time")} ms"
        );
        return (
            position,
            root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64()
        );
    }

    private static void Fill(NpgsqlCommand command, Guid job)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid>("job", job));
        command.Parameters.Add(new NpgsqlParameter<int>("most", 1000));
    }

    private async Task<IReadOnlyList<Member>> AddMembersAsync(int count)
    {
        var members = new List<Member>();
        for (var member = 0; member < count; member++)
            members.Add(await _installation.AddMemberAsync());
        return members;
    }

    /// <summary>
    /// Of several organizations, over two connections, of three priorities, due at times that are not all different.
    /// </summary>
    private async Task FillAsync(Random random, IReadOnlyList<Member> members, int jobs)
    {
        for (var job = 0; job < jobs; job++)
        {
            var queued = await _installation.EnqueueAsync(members[random.Next(members.Count)]);
            await _installation.ExecuteAsync(
                $"""
                UPDATE job_queue SET priority = {random.Next(3)}, connection = '{(
                    random.Next(3) == 0 ? "key" : "platform"
                )}',
                    due_at = now() - {random.Next(10)} * interval '1 second'
                WHERE job_id = '{queued.Id}'
                """
            );
        }

        await _installation.ExecuteAsync("UPDATE job_queue SET due_at = date_trunc('second', due_at)");
    }

    private async Task<IReadOnlyList<(JobId Id, string Connection)>> WaitingAsync()
    {
        await using var command = _installation.Database.CreateCommand(
            "SELECT job_id, connection FROM job_queue WHERE leased_by IS NULL"
        );
        await using var reader = await command.ExecuteReaderAsync();
        var waiting = new List<(JobId, string)>();
        while (await reader.ReadAsync())
            waiting.Add((new JobId(reader.GetGuid(0)), reader.GetString(1)));
        return waiting;
    }

    private async Task<IReadOnlyDictionary<JobId, int>> PositionsAsync(
        IReadOnlyList<Member> members,
        IReadOnlyList<(JobId Id, string Connection)> waiting
    )
    {
        var positions = new Dictionary<JobId, int>();
        foreach (var (id, _) in waiting)
        {
            foreach (var member in members)
            {
                if (await _installation.PositionAsync(member, id) is { } position)
                    positions.Add(id, position);
            }
        }

        return positions;
    }

    private async Task<IReadOnlyDictionary<string, List<JobId>>> TakeOneByOneAsync()
    {
        var taken = new Dictionary<string, List<JobId>>();
        while (await _installation.ClaimAsync(Provider, 1) is [var lease])
        {
            if (!taken.TryGetValue(lease.Connection, out var order))
                taken[lease.Connection] = order = [];
            order.Add(lease.JobId);
        }

        return taken;
    }
}
