using ImageGenerator.Application;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Generations;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Report;
using ImageGenerator.Bench.Seeding;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Assets;
using ImageGenerator.Infrastructure.Generations;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Bench.Parts;

/// <summary>
/// What a search of a million rows reads: the plans of the very statements that the readers send. Rows do not depend on
/// how busy the machine is, so this part can be run beside other work.
/// </summary>
internal static class SearchPart
{
    private static readonly AutoMapper.IConfigurationProvider _mappings = new ServiceCollection()
        .AddApplication()
        .BuildServiceProvider()
        .GetRequiredService<AutoMapper.IConfigurationProvider>();

    private const int Limit = 50;

    // One row of fifty. A table that is read through is fifty times as much.
    private const double MostRows = 0.02;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchHarness harness, BenchOptions options)
    {
        var address = await harness.CreateDatabaseAsync("search");
        var tenants = await Tenants.CreateAsync(address);
        await Library.FillAsync(address, tenants, options.Rows, SearchedPrompts.Of(options.Rows));

        await using var database = NpgsqlDataSource.Create(address);
        var figures = new List<Figure>();
        foreach (var list in new[] { "generations", "assets" })
        {
            foreach (var (name, typed) in Cases)
            {
                figures.Add(await LookAsync(database, tenants.All[0].Organization, list, name, typed, options));
            }

            figures.Add(
                await LookAsync(
                    database,
                    tenants.All[1].Organization,
                    list,
                    "small organization, rare word",
                    SearchedPrompts.Rare,
                    options
                )
            );
        }

        return figures;
    }

    private static IReadOnlyList<(string Name, string Typed)> Cases =>
        [
            ("frequent word", SearchedPrompts.Frequent),
            ("beginning of a frequent word", SearchedPrompts.Frequent[..5]),
            ("rare word", SearchedPrompts.Rare),
            ("beginning of a rare word", SearchedPrompts.Rare[..6]),
            ("word in one of 200", SearchedPrompts.Occasional),
            ("frequent and rare word", $"{SearchedPrompts.Frequent} {SearchedPrompts.Rare}"),
            ("two frequent words", $"{SearchedPrompts.Frequent} {SearchedPrompts.FrequentChinese}"),
            ("frequent Chinese word", SearchedPrompts.FrequentChinese),
            ("rare Chinese word", SearchedPrompts.RareChinese),
            ("one Chinese character", SearchedPrompts.RareChinese[..1]),
            ("word of other organizations", SearchedPrompts.OfOthers),
            ("frequent word of long ago", SearchedPrompts.OfLongAgo),
            ("word that is nowhere", SearchedPrompts.Nowhere),
            ("sign that is nowhere", "%"),
        ];

    private static async Task<Figure> LookAsync(
        NpgsqlDataSource database,
        Guid organization,
        string list,
        string name,
        string typed,
        BenchOptions options
    )
    {
        var recorder = new PlanRecorder();
        var tenant = new ActorScope();
        tenant.EnterWorker(new OrganizationId(organization));
        await using var context = new AppDbContext(
            new DbContextOptionsBuilder<AppDbContext>()
                .UseNpgsql(database)
                .UseDatabaseNames()
                .AddInterceptors(recorder)
                .Options,
            tenant
        );
        var (first, next) = await ListAsync(context, list, typed, null);
        if (next is not null)
            await ListAsync(context, list, typed, Cursor.Read(next).Value);

        var plans = await recorder.ExplainAsync(database, CancellationToken.None);
        var rows = plans.SelectMany(plan => plan.Scans).Where(scan => scan.Source == list).Sum(scan => scan.Rows);
        Console.WriteLine(
            $"{list}, {name}: {first} rows, {plans.Count} statements, {rows:N0} rows read, {plans.Max(plan => plan.Sorted):N0} sorted at most, {plans.Sum(plan => plan.Milliseconds):N1} ms"
        );
        foreach (var plan in plans)
            Console.WriteLine(
                $"    {plan.Milliseconds:N1} ms, {plan.Sorted:N0} sorted: {string.Join("; ", plan.Scans)}"
            );
        return Figure.Below($"{list}, {name}: rows read for two pages", "rows", rows, options.Rows * MostRows);
    }

    private static async Task<(int Rows, string? Next)> ListAsync(
        AppDbContext context,
        string list,
        string typed,
        Cursor? after
    )
    {
        if (list == "assets")
        {
            var assets = await new AssetReader(context, _mappings).ListAsync(
                new AssetFilter { Search = typed },
                after,
                Limit,
                CancellationToken.None
            );
            return (assets.Items.Count, assets.NextCursor);
        }

        var page = await new GenerationReader(context, _mappings).ListAsync(
            new GenerationFilter { Search = typed },
            after,
            Limit,
            CancellationToken.None
        );
        return (page.Items.Count, page.NextCursor);
    }
}
