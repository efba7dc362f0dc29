using System.Text.Json;
using ImageGenerator.Bench.Baselines;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Report;
using ImageGenerator.Bench.Seeding;

namespace ImageGenerator.Bench.Parts;

/// <summary>The lists at a million rows, beside the same statements sent by hand.</summary>
internal static class ListsPart
{
    private const double Mark = 2;
    private const double DeepMark = 1.2;
    private const int DeepPage = 500;
    private const int Connections = 4;
    private const double SlowestAllowed = 100;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchHarness harness, BenchOptions options)
    {
        var database = await harness.CreateDatabaseAsync("lists");
        var tenants = await Tenants.CreateAsync(database);
        await Library.FillAsync(database, tenants, options.Rows);
        var (product, address) = await Product.StartApiAsync(database, harness.Folder);
        await using var _ = product;
        var (bare, bareAddress) = await BareServer.StartAsync(ListBaseline.Mode, database);
        await using var __ = bare;
        using var ours = Product.Client(address, Connections, tenants.ApiKey);
        using var baseline = Product.Client(bareAddress, Connections);

        var requests = options.Quick ? 40 : 100;
        var figures = new List<Figure>();
        var questions = new List<string>();
        foreach (var list in new[] { "generations", "assets" })
        {
            var deep = await CursorOfPageAsync(ours, list, DeepPage);
            var cases = new (string Name, string Query)[]
            {
                ("newest", ""),
                ("one model", $"model={Library.OldModel}"),
                list == "generations" ? ("failed", "status=failed") : ("portrait", "orientation=portrait"),
                ("common word", $"search={Prompts.CommonWord}"),
                ("rare word", $"search={Prompts.RareWord}"),
                ($"page {DeepPage}", $"cursor={deep}"),
            };
            foreach (var (name, query) in cases)
            {
                var compared = await Rounds.CompareAsync(
                    options.Rounds,
                    () => TypicalAsync(requests, ours, OurPath(query)),
                    () => TypicalAsync(requests, baseline, BaselinePath(query))
                );
                figures.Add(Figure.AtMost($"GET /{list}, {name}, p50", "ms", compared, Mark));
                questions.Add(OurPath(query));
            }

            var depth = await Rounds.CompareAsync(
                options.Rounds,
                () => TypicalAsync(requests, ours, OurPath($"cursor={deep}")),
                () => TypicalAsync(requests, ours, OurPath(""))
            );
            figures.Add(Figure.AtMost($"GET /{list}, page {DeepPage} beside page 1", "ms", depth, DeepMark));

            string OurPath(string query) => $"/api/v1/{list}?limit=50&{query}";
            string BaselinePath(string query) => $"/{list}?organization={tenants.All[0].Organization}&{query}";
        }

        figures.Add(
            Figure.Below(
                $"lists, p99 over all, {Connections} connections",
                "ms",
                await SlowestAsync(ours, questions, options),
                SlowestAllowed
            )
        );
        return figures;
    }

    private static async Task<double> TypicalAsync(int requests, HttpClient client, string path) =>
        Statistics.Median(await Load.LatenciesAsync(requests, () => GetAsync(client, path)));

    /// <summary>All kinds of lists in turn on several connections at once.</summary>
    private static async Task<double> SlowestAsync(HttpClient client, List<string> paths, BenchOptions options)
    {
        var count = options.Quick ? 200 : 1500;
        var times = await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(connection =>
                    Task.Run(() =>
                    {
                        var next = connection * paths.Count / Connections;
                        return Load.LatenciesAsync(count, () => GetAsync(client, paths[next++ % paths.Count]));
                    })
                )
        );
        return Statistics.Percentile([.. times.SelectMany(time => time)], 0.99);
    }

    private static async Task<string> CursorOfPageAsync(HttpClient client, string list, int page)
    {
        var cursor = "";
        for (var i = 1; i < page; i++)
        {
            using var answer = JsonDocument.Parse(await GetAsync(client, $"/api/v1/{list}?limit=50&{cursor}"));
            cursor = $"cursor={answer.RootElement.GetProperty("nextCursor").GetString()}";
        }

        return cursor["cursor=".Length..];
    }

    private static async Task<byte[]> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
