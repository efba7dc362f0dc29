using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Persistence;

/// <summary>
/// The lists at 100,000 rows: what PostgreSQL says it would do with the very statements that the readers send. A list that reads a
/// whole table is found here, not by a customer.
/// </summary>
internal sealed class ListPlansTests
{
    private const int Rows = 100_000;

    private Installation _installation = null!;
    private Member _member = null!;

    [OneTimeSetUp]
    public async Task FillTheLibrary()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
        await _installation.ExecuteAsync(
            $"""
            INSERT INTO generations (id, organization_id, created_by, provider, model, status, progress, created_at, forgiven_attempts,
                                     prompt, width, height, count, seed, output_format, parameters)
            SELECT gen_random_uuid(), '{_member.OrganizationId}', '{_member.UserId}', 'offline',
                   CASE WHEN n % 100 = 0 THEN 'rare/model' ELSE 'offline/preview' END,
                   CASE WHEN n % 500 = 0 THEN 'Failed' ELSE 'Completed' END, 100, timestamptz '2026-01-01' + n * interval '1 second', 0,
                   'a common prompt number ' || n || CASE WHEN n % 20000 = 0 THEN ' zebra' ELSE '' END, 256, 256, 1, 1, 'Png', '{"{}"}'
            FROM generate_series(1, {Rows}) n
            """);
        await _installation.ExecuteAsync(
            """
            INSERT INTO assets (id, organization_id, created_at, media_type, extension, width, height, bytes, sha256, generation_id, index,
                                created_by, provider, model, prompt, seed, parameters)
            SELECT gen_random_uuid(), organization_id, created_at, 'image/png', 'png', 256, 256, 1, '00', id, 0, created_by, provider, model, prompt, seed, parameters
            FROM generations
            """);
        await _installation.ExecuteAsync("VACUUM ANALYZE generations");
        await _installation.ExecuteAsync("VACUUM ANALYZE assets");
    }

    [OneTimeTearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    public static IEnumerable<TestCaseData> GenerationFilters() =>
    [
        Case("newest", new GenerationFilter()),
        Case("by status", new GenerationFilter { Status = JobStatus.Failed }),
        Case("by model", new GenerationFilter { Model = "rare/model" }),
        Case("by date", new GenerationFilter { From = new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero), To = new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.Zero) }),
        Case("common word", new GenerationFilter { Search = "common" }),
        Case("rare word", new GenerationFilter { Search = "zebra" }),
        Case("beginning of a rare word", new GenerationFilter { Search = "zeb" }),
        Case("word that is not there", new GenerationFilter { Search = "unicorn" }),
    ];

    public static IEnumerable<TestCaseData> AssetFilters() =>
    [
        Case("newest", new AssetFilter()),
        Case("by model", new AssetFilter { Model = "rare/model" }),
        Case("common word", new AssetFilter { Search = "common" }),
        Case("rare word", new AssetFilter { Search = "zebra" }),
        Case("word that is not there", new AssetFilter { Search = "unicorn" }),
    ];

    [TestCaseSource(nameof(GenerationFilters))]
    public async Task Generations_WhenListed_TouchFewRows(GenerationFilter filter)
    {
        await using var scope = _installation.OpenScope(_member);
        var reader = scope.ServiceProvider.GetRequiredService<IGenerationReader>();

        await AssertTouchesFewAsync("generations", async () =>
        {
            var first = await reader.ListAsync(filter, null, 50, CancellationToken.None);
            if (first.NextCursor is not null) await reader.ListAsync(filter, Cursor.Read(first.NextCursor).Value, 50, CancellationToken.None);
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
            if (first.NextCursor is not null) await reader.ListAsync(filter, Cursor.Read(first.NextCursor).Value, 50, CancellationToken.None);
        });
    }

    [Test]
    public async Task Generations_WhenDeep_TouchAsFewRowsAsAtTheTop()
    {
        await using var scope = _installation.OpenScope(_member);
        var reader = scope.ServiceProvider.GetRequiredService<IGenerationReader>();
        var deep = new Cursor(new DateTimeOffset(2026, 1, 1, 0, 20, 0, TimeSpan.Zero), Guid.Empty);

        await AssertTouchesFewAsync("generations", async () =>
        {
            var page = await reader.ListAsync(new GenerationFilter(), deep, 50, CancellationToken.None);
            Assert.That(page.Items, Has.Count.EqualTo(50));
        });
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
            $"SELECT seq_tup_read, idx_tup_fetch FROM pg_stat_user_tables WHERE relname = '{table}' AND pg_stat_clear_snapshot() IS NOT NULL");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
