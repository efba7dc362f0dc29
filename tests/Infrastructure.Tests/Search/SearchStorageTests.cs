using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Generations;
using ImageGenerator.Infrastructure.Maintenance;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Persistence.Search;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Search;

/// <summary>How lexemes come into the rows, stay apart between organizations, and are made anew.</summary>
internal sealed class SearchStorageTests
{
    private Installation _installation = null!;
    private Member _member = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
    }

    [OneTimeTearDown]
    public ValueTask Stop() => _installation.DisposeAsync();

    [Test]
    public async Task Save_OfAPromptOfAnyKind_StoresExactlyItsLexemes()
    {
        const string prompt = "it''s \\'back\\\\slash\\' \"'\" ' \\ 'quoted'\\ €5 %_ 灯塔 🎨 a\\'b a'\\b";

        await _installation.EnqueueAsync(_member, prompt);

        var stored = await _installation.ScalarAsync<string[]>(
            $"SELECT tsvector_to_array(search) FROM jobs WHERE settings->>'prompt' = '{prompt.Replace("'", "''", StringComparison.Ordinal)}'"
        );
        Assert.That(
            stored,
            Is.EquivalentTo(SearchText.LexemesOf(prompt).Append(SearchColumn.TenantLexeme(_member.OrganizationId)))
        );
    }

    [TestCase('x')]
    [TestCase('灯')]
    public async Task Rebuild_OfTheLongestPrompt_StoresAndFindsIt(char letter)
    {
        var member = await _installation.AddMemberAsync();
        await _installation.AddAssetAsync(member, "soon the longest");
        var prompt = $"longest {letter} " + string.Join('.', Enumerable.Range(0, 5_000).Select(i => $"{letter}{i}"));
        await _installation.ExecuteAsync(
            $"UPDATE assets SET settings = jsonb_set(settings, '{{prompt}}', to_jsonb('{prompt}'::text)), search_version = 0 WHERE organization_id = '{member.OrganizationId}'"
        );

        await _installation.Get<SearchRebuild>().RunAsync(CancellationToken.None);

        Assert.That(prompt, Has.Length.GreaterThan(28_000));
        Assert.That(await FindAssetsAsync(member, $"longest {letter}4999"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Search_FindsNothingOfAnotherOrganization()
    {
        var other = await _installation.AddMemberAsync();
        await _installation.EnqueueAsync(_member, "A pelican");

        Assert.That(await FindAsync(other, "pelican"), Is.Empty);
        Assert.That(await FindAsync(_member, "pelican"), Is.EqualTo(new[] { "A pelican" }));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \u200B\u3000")]
    public async Task Search_WhenNothingVisibleIsTyped_ListsEverything(string? typed)
    {
        var member = await _installation.AddMemberAsync();
        await _installation.AddAssetAsync(member, "One");
        await _installation.AddAssetAsync(member, "Two");

        Assert.That(await FindAsync(member, typed), Is.EqualTo(new[] { "Two", "One" }));
        Assert.That(await FindAssetsAsync(member, typed), Is.EqualTo(new[] { "Two", "One" }));
    }

    [Test]
    public async Task Search_ForASign_FindsThePromptsWithIt()
    {
        var member = await _installation.AddMemberAsync();
        foreach (var prompt in new[] { "100% wool", "real_photo", "a plain one" })
            await _installation.AddAssetAsync(member, prompt);

        Assert.That(await FindAsync(member, "%"), Is.EqualTo(new[] { "100% wool" }));
        Assert.That(await FindAssetsAsync(member, "_"), Is.EqualTo(new[] { "real_photo" }));
        Assert.That(await FindAssetsAsync(member, "*"), Is.Empty);
    }

    [Test]
    public async Task Rebuild_WhenRowsAreOfAnOlderForm_IndexesTheseAnew()
    {
        var member = await _installation.AddMemberAsync();
        foreach (var number in Enumerable.Range(1, 3))
            await _installation.AddAssetAsync(member, $"Heron {number}");
        await OutdateAsync("jobs", member);
        await OutdateAsync("assets", member);
        Assert.That(await FindAsync(member, "heron"), Is.Empty);

        var indexed = await _installation.Get<SearchRebuild>().RunAsync(CancellationToken.None);
        var again = await _installation.Get<SearchRebuild>().RunAsync(CancellationToken.None);

        Assert.That((indexed, again), Is.EqualTo((6, 0)));
        Assert.That(await FindAsync(member, "heron"), Has.Count.EqualTo(3));
        Assert.That(await FindAssetsAsync(member, "heron 2"), Is.EqualTo(new[] { "Heron 2" }));
    }

    [Test]
    public async Task Rebuild_WhenThereAreManyRows_TakesThemAll()
    {
        var member = await _installation.AddMemberAsync();
        await _installation.AddAssetAsync(member, "An ibis");
        await _installation.ExecuteAsync(
            $"""
            INSERT INTO assets (id, organization_id, created_at, media_type, extension, width, height, bytes, sha256, job_id, index,
                                created_by, provider, model, settings, seed)
            SELECT gen_random_uuid(), organization_id, created_at, media_type, extension, width, height, bytes, sha256, job_id, n,
                   created_by, provider, model, settings, seed
            FROM assets, generate_series(1, 1201) n WHERE organization_id = '{member.OrganizationId}'
            """
        );

        Assert.That(await _installation.Get<SearchRebuild>().RunAsync(CancellationToken.None), Is.EqualTo(1201));
        Assert.That(
            await _installation.ScalarAsync<long>(
                "SELECT count(*) FROM assets WHERE search_version < 1 OR search IS NULL"
            ),
            Is.Zero
        );
    }

    [Test]
    public async Task Rebuild_WhileAJobIsUnderWay_LeavesItAlone()
    {
        var member = await _installation.AddMemberAsync();
        await _installation.EnqueueAsync(member, "A waiting stork");
        await OutdateAsync("jobs", member);

        Assert.That(await _installation.Get<SearchRebuild>().RunAsync(CancellationToken.None), Is.Zero);
        await _installation.ExecuteAsync(
            $"UPDATE jobs SET status = 'Failed' WHERE organization_id = '{member.OrganizationId}'"
        );

        Assert.That(await _installation.Get<SearchRebuild>().RunAsync(CancellationToken.None), Is.EqualTo(1));
    }

    [Test]
    public async Task Rebuild_WhileAnotherProcessHoldsARow_DoesNotWaitForIt()
    {
        var member = await _installation.AddMemberAsync();
        foreach (var number in Enumerable.Range(1, 2))
            await _installation.AddAssetAsync(member, $"Egret {number}");
        await OutdateAsync("assets", member);
        await using var connection = await _installation.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand(
            "SELECT id FROM assets WHERE settings->>'prompt' = 'Egret 1' FOR UPDATE",
            connection
        );
        await hold.ExecuteScalarAsync();

        Assert.That(await _installation.Get<SearchRebuild>().RunAsync(CancellationToken.None), Is.EqualTo(1));
        await transaction.RollbackAsync();

        Assert.That(await _installation.Get<SearchRebuild>().RunAsync(CancellationToken.None), Is.EqualTo(1));
    }

    [Test]
    public async Task Migration_WhenThereAreRows_KeepsThemAndHasThemIndexedAnew()
    {
        await using var installation = await Installation.StartAsync();
        var member = await installation.AddMemberAsync();
        await installation.AddAssetAsync(member, "An f/1.8 lens");
        await using (var scope = installation.OpenScope(member))
        {
            var migrator = scope.ServiceProvider.GetRequiredService<AppDbContext>().GetService<IMigrator>();
            await migrator.MigrateAsync("20261128050351_Providers");
            await migrator.MigrateAsync();
        }

        Assert.That(await FindAssetsAsync(installation, member, "f/1.8"), Is.Empty);
        Assert.That(await FindAssetsAsync(installation, member, null), Has.Count.EqualTo(1));
        Assert.That(await installation.Get<SearchRebuild>().RunAsync(CancellationToken.None), Is.EqualTo(2));
        Assert.That(await FindAssetsAsync(installation, member, "f/1.8"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Keeper_WhenItStarts_HasRowsIndexedAnew()
    {
        var member = await _installation.AddMemberAsync();
        await _installation.AddAssetAsync(member, "A curlew");
        await OutdateAsync("assets", member);
        using var keeper = new SearchIndexSync(
            _installation.Get<SearchRebuild>(),
            TimeProvider.System,
            NullLogger<SearchIndexSync>.Instance
        );

        await keeper.StartAsync(CancellationToken.None);

        Assert.That(() => FindAssetsAsync(member, "curlew").Result.Count, Is.EqualTo(1).After(10_000, 20));
        await keeper.StopAsync(CancellationToken.None);
    }

    private Task OutdateAsync(string table, Member member) =>
        _installation.ExecuteAsync(
            $"UPDATE {table} SET search = NULL, search_version = 0 WHERE organization_id = '{member.OrganizationId}'"
        );

    private async Task<IReadOnlyList<string>> FindAsync(Member member, string? typed)
    {
        await using var scope = _installation.OpenScope(member);
        var reader = scope.ServiceProvider.GetRequiredService<IGenerationReader>();
        var page = await reader.ListAsync(new GenerationFilter { Search = typed }, null, 100, CancellationToken.None);
        return [.. page.Items.Select(item => item.Settings.Prompt)];
    }

    private Task<IReadOnlyList<string>> FindAssetsAsync(Member member, string? typed) =>
        FindAssetsAsync(_installation, member, typed);

    private static async Task<IReadOnlyList<string>> FindAssetsAsync(
        Installation installation,
        Member member,
        string? typed
    )
    {
        await using var scope = installation.OpenScope(member);
        var reader = scope.ServiceProvider.GetRequiredService<IAssetReader>();
        var page = await reader.ListAsync(new AssetFilter { Search = typed }, null, 100, CancellationToken.None);
        return [.. page.Items.Select(item => item.Settings.Prompt!)];
    }
}
