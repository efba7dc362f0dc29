using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Generations;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Assets;
using ImageGenerator.Infrastructure.Generations;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Persistence.Search;
using ImageGenerator.Infrastructure.Tests.Support;
using ImageGenerator.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Persistence;

/// <summary>
/// The lists at 100,000 rows: what PostgreSQL says it would do with the very statements that the readers send. A list
/// that reads a whole table is found here, not by a customer.
/// </summary>
internal sealed class ListPlansTests
{
    private const int Rows = 100_000;

    private static readonly Guid _source = Guid.CreateVersion7();

    private Installation _installation = null!;
    private Member _member = null!;

    [OneTimeSetUp]
    public async Task FillTheLibrary()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
        await _installation.ExecuteAsync(
            $"""
            INSERT INTO jobs (id, kind, organization_id, created_by, provider, model, status, progress, created_at, updated_at,
                                     attempts_before_retry, settings, search, search_version)
            SELECT gen_random_uuid(), 'generation', '{_member.OrganizationId}', '{_member.UserId}', 'offline',
                   CASE WHEN n % 100 = 0 THEN 'rare/model' ELSE 'offline/preview' END,
                   CASE WHEN n % 500 = 0 THEN 'Failed' ELSE 'Completed' END, 100, timestamptz '2026-01-01' + n * interval '1 second',
                   timestamptz '2026-01-01' + n * interval '1 second', 0,
                   jsonb_build_object('kind', 'generation', 'prompt', prompt, 'width', 256, 'height', 256, 'count', 1, 'seed', 1, 'outputFormat', 'png'), array_to_tsvector(string_to_array(prompt, ' ') || grams || '{SearchColumn.TenantLexeme(
                _member.OrganizationId
            )}'::text), {SearchText.Version}
            FROM generate_series(1, {Rows}) n,
                 LATERAL (SELECT 'a common prompt number ' || n || CASE WHEN n % 20000 = 0 THEN ' zebra' ELSE '' END
                                 || CASE WHEN n % 20 = 0 THEN ' 灯塔' WHEN n % 20000 = 1 THEN ' 企鹅' ELSE '' END AS prompt,
                                 CASE WHEN n % 20 = 0 THEN ARRAY['塔'] WHEN n % 20000 = 1 THEN ARRAY['鹅'] ELSE '{"{}"}' END AS grams) row
            """
        );
        await _installation.ExecuteAsync(
            """
            INSERT INTO assets (id, organization_id, created_at, media_type, extension, width, height, bytes, sha256, job_id, index,
                                created_by, provider, model, settings, seed, search, search_version)
            SELECT gen_random_uuid(), organization_id, created_at, 'image/png', 'png', 256, 256, 1, '00', id, 0, created_by, provider, model, settings, 1,
                   search, search_version
            FROM jobs
            """
        );
        await _installation.ExecuteAsync(
            $"""
            INSERT INTO asset_sources (asset_id, source_asset_id, role, position)
            SELECT id, CASE WHEN row_number() OVER (ORDER BY id) % 1000 = 0 THEN '{_source}'::uuid ELSE gen_random_uuid() END, 'Reference', 0 FROM assets
            """
        );
        await _installation.ExecuteAsync("VACUUM ANALYZE asset_sources");
        await _installation.ExecuteAsync("VACUUM ANALYZE jobs");
        await _installation.ExecuteAsync("VACUUM ANALYZE assets");
    }

    [OneTimeTearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    public static IEnumerable<TestCaseData> GenerationFilters() =>
        [
            Case("newest", new GenerationFilter()),
            Case("by status", new GenerationFilter { Status = JobStatus.Failed }),
            Case("by model", new GenerationFilter { Model = "rare/model" }),
            Case(
                "by date",
                new GenerationFilter
                {
                    From = new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero),
                    To = new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.Zero),
                }
            ),
            Case("common word", new GenerationFilter { Search = "common" }),
            Case("rare word", new GenerationFilter { Search = "zebra" }),
            Case("beginning of a rare word", new GenerationFilter { Search = "zeb" }),
            Case("word that is not there", new GenerationFilter { Search = "unicorn" }),
            Case("common Chinese word", new GenerationFilter { Search = "灯塔" }),
            Case("rare Chinese word", new GenerationFilter { Search = "企鹅" }),
            Case("common and rare word", new GenerationFilter { Search = "common zebra" }),
        ];

    public static IEnumerable<TestCaseData> AssetFilters() =>
        [
            Case("newest", new AssetFilter()),
            Case("by model", new AssetFilter { Model = "rare/model" }),
            Case("by source", new AssetFilter { Source = new AssetId(_source) }),
            Case("by source that much was not made from", new AssetFilter { Source = new AssetId(Guid.Empty) }),
            Case("common word", new AssetFilter { Search = "common" }),
            Case("rare word", new AssetFilter { Search = "zebra" }),
            Case("word that is not there", new AssetFilter { Search = "unicorn" }),
            Case("common Chinese word", new AssetFilter { Search = "灯塔" }),
            Case("rare Chinese word", new AssetFilter { Search = "企鹅" }),
            Case("common and rare word", new AssetFilter { Search = "common zebra" }),
        ];

    [TestCaseSource(nameof(GenerationFilters))]
    public async Task Generations_WhenListed_TouchFewRows(GenerationFilter filter)
    {
        await using var scope = _installation.OpenScope(_member);
        var reader = scope.ServiceProvider.GetRequiredService<IGenerationReader>();

        await AssertTouchesFewAsync("jobs", async () =>
        {
            var first = await reader.ListAsync(filter, null, 50, CancellationToken.None);
            if (first.NextCursor is not null)
                await reader.ListAsync(filter, Cursor.Read(first.NextCursor).Value, 50, CancellationToken.None);
        });
    }

    [TestCaseSource(nameof(AssetFilters))]
    public async Task Assets_WhenListed_TouchFewRows(AssetFilter filter)
    {
        await using var scope = _installation.OpenScope(_member);
        var reader = scope.ServiceProvider.GetRequiredService<IAssetReader>();

        await AssertTouchesFewAsync("assets", async () =>
        {
            var first = await reader.ListAsync(filter, null, 50, CancellationToken.None);
            if (first.NextCursor is not null)
                await reader.ListAsync(filter, Cursor.Read(first.NextCursor).Value, 50, CancellationToken.None);
        });
    }

    [Test]
    public async Task Generations_WhenDeep_TouchAsFewRowsAsAtTheTop()
    {
        await using var scope = _installation.OpenScope(_member);
        var reader = scope.ServiceProvider.GetRequiredService<IGenerationReader>();
        var deep = new Cursor(new DateTimeOffset(2026, 1, 1, 0, 20, 0, TimeSpan.Zero), Guid.Empty);

        await AssertTouchesFewAsync("jobs", async () =>
        {
            var page = await reader.ListAsync(new GenerationFilter(), deep, 50, CancellationToken.None);
            Assert.That(page.Items, Has.Count.EqualTo(50));
        });
    }

    // What is typed, whether the walk over the newest rows is enough, and the rows that it may be necessary to sort.
    [TestCase("common", true, 0)]
    [TestCase("comm", true, 0)]
    [TestCase("common prompt", true, 0)]
    [TestCase("灯塔", true, 0)]
    [TestCase("zebra", false, 5)]
    [TestCase("zeb", false, 5)]
    [TestCase("企鹅", false, 5)]
    [TestCase("鹅", false, 5)]
    [TestCase("common zebra", false, 5)]
    [TestCase("unicorn", false, 0)]
    [TestCase("%", false, 0)]
    public async Task Search_OfAnyWord_WalksTheNewestRowsOrAsksTheWordIndex(string typed, bool isCommon, int sorted)
    {
        foreach (var table in new[] { "jobs", "assets" })
        {
            var plans = await PlansOfAsync(table, typed);
            var search = plans.Where(plan => plan.Scans.Any(scan => scan.Source == table)).ToList();

            Assert.That(search, Has.Count.EqualTo(isCommon ? 1 : 2), table);
            AssertScans(search[0], table, $"ix_{table}_organization_id_created_at_id", SearchQuery.WalkedRows);
            if (!isCommon)
                AssertScans(search[1], table, $"ix_{table}_search", sorted);
            Assert.That(search.Max(plan => plan.Sorted), Is.LessThanOrEqualTo(sorted), table);
        }
    }

    [Test]
    public async Task Rows_OfTheseTests_HaveTheLexemesThatTheApplicationWrites()
    {
        foreach (var number in new[] { 1, 7, 20, 20_000 })
        {
            var prompt = await _installation.ScalarAsync<string>(
                $"SELECT settings->>'prompt' FROM jobs WHERE settings->>'prompt' ~ ' {number}( |$)'"
            );

            var stored = await _installation.ScalarAsync<string>(
                $"SELECT search::text FROM jobs WHERE settings->>'prompt' = '{prompt}'"
            );
            var made = SearchColumn.VectorOf(_member.OrganizationId, prompt).ToString();

            Assert.That(
                stored.Split(' ').Order(StringComparer.Ordinal),
                Is.EqualTo(made.Split(' ').Order(StringComparer.Ordinal))
            );
        }
    }

    private static void AssertScans(StatementPlan plan, string table, string index, int mostRows)
    {
        Assert.That(plan.Scans.Select(scan => scan.Index), Has.Member(index), string.Join("; ", plan.Scans));
        Assert.That(
            plan.Scans.Where(scan => scan.Source == table).Select(scan => scan.Kind),
            Has.No.Member("Seq Scan")
        );
        Assert.That(
            plan.Scans.Where(scan => scan.Source == table).Sum(scan => scan.Rows),
            Is.LessThanOrEqualTo(mostRows),
            string.Join("; ", plan.Scans)
        );
    }

    private async Task<IReadOnlyList<StatementPlan>> PlansOfAsync(string table, string typed)
    {
        var recorder = new PlanRecorder();
        var tenant = new ActorScope();
        tenant.EnterWorker(_member.OrganizationId);
        var options = new DbContextOptionsBuilder<AppDbContext>()
            .UseNpgsql(_installation.Database)
            .UseDatabaseNames()
            .AddInterceptors(recorder)
            .Options;
        await using var context = new AppDbContext(options, tenant);

        if (table == "assets")
            await new AssetReader(context, _installation.Get<AutoMapper.IConfigurationProvider>()).ListAsync(
                new AssetFilter { Search = typed },
                null,
                50,
                CancellationToken.None
            );
        else
            await new GenerationReader(context, _installation.Get<AutoMapper.IConfigurationProvider>()).ListAsync(
                new GenerationFilter { Search = typed },
                null,
                50,
                CancellationToken.None
            );

        return await recorder.ExplainAsync(_installation.Database, CancellationToken.None);
    }

    private static TestCaseData Case(string name, object filter) => new TestCaseData(filter).SetArgDisplayNames(name);

    // The table's own counters say how many of its rows were read by scanning it and how many were fetched by an index.
    private async Task AssertTouchesFewAsync(string table, Func<Task> read)
    {
        var before = await TouchedAsync(table);
        await read();
        var after = await TouchedAsync(table);

        Assert.That(after.Scanned - before.Scanned, Is.Zero, "rows read by scanning the table");
        Assert.That(after.Fetched - before.Fetched, Is.LessThan(Rows / 6), "rows fetched by an index");
    }

    private async Task<(long Scanned, long Fetched)> TouchedAsync(string table)
    {
        // A session reports its counters at intervals; asking every pooled session to do so now makes them exact.
        NpgsqlConnection.ClearAllPools();
        _installation.Database.Clear();
        await using var command = _installation.Database.CreateCommand(
            $"SELECT seq_tup_read, idx_tup_fetch FROM pg_stat_user_tables WHERE relname = '{table}' AND pg_stat_clear_snapshot() IS NOT NULL"
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
