using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImageGenerator.Bench.Baselines;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Report;
using ImageGenerator.Bench.Seeding;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Bench.Parts;

/// <summary>
/// Images through the OpenAI-compatible endpoint, beside a proxy that passes the same answers through and keeps
/// nothing: what a library, a queue and a ledger cost in memory, processor time and waiting.
/// </summary>
internal static class CompatPart
{
    private const double MemoryMark = 1.5;
    private const double ProcessorMark = 4;
    private const double LatencyMark = 2;
    private const int Few = 8;

    // As PNG about 1.5 MB.
    private static readonly ImageSize _size = new(1248, 1248);

    private const string Model = "openai-compatible/server";

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchHarness harness, BenchOptions options)
    {
        var many = options.Quick ? 64 : 256;
        var image = await ImagesPart.DrawAsync(_size);
        var file = Path.Combine(harness.Folder, "result.png");
        await File.WriteAllBytesAsync(file, image);
        var (provider, providerAddress) = await SlowProvider.StartAsync(file);
        await using var _ = provider;

        var together = await CompareAsync(harness, options, providerAddress, many, "compat", ["api,worker"]);
        var apart = await CompareAsync(harness, options, providerAddress, many, "compat_apart", ["api", "worker"]);
        var what = FormattableString.Invariant($"{many} results of {image.Length / 1e6:0.0} MB");
        return
        [
            Figure.AtMost($"{what}: memory at its highest", "MB", together.Memory, MemoryMark),
            Figure.Beside($"{what}: memory that they add", "MB", together.Growth),
            Figure.AtMost($"{what}: processor time for each", "ms", together.Processor, ProcessorMark),
            Figure.AtMost($"added p50 at a provider of 500 ms, {Few} connections", "ms", together.Latency, LatencyMark),
            Figure.Beside($"{what}, roles apart: the API's memory", "MB", apart.Memory),
            Figure.Beside($"{what}, roles apart: memory that they add", "MB", apart.Growth),
            Figure.Beside($"{what}, roles apart: the API's processor time", "ms", apart.Processor),
            Figure.Beside("the same, roles apart: added p50", "ms", apart.Latency),
        ];
    }

    /// <summary>The first process is the one that clients connect to, and the one that is measured.</summary>
    private static async Task<Measured> CompareAsync(
        BenchHarness harness,
        BenchOptions options,
        Uri provider,
        int many,
        string databaseName,
        IReadOnlyList<string> roles
    )
    {
        var database = await harness.CreateDatabaseAsync(databaseName);
        var tenants = await Tenants.CreateAsync(database);
        var processes = new List<(Child Process, Uri Address)>();
        foreach (var role in roles)
            processes.Add(await Product.StartApiAsync(database, harness.Folder, role, SettingsFor(provider, many)));
        var (proxy, proxyAddress) = await ProxyBaseline.StartAsync(provider);
        try
        {
            var product = processes[0].Process;
            using var ours = Product.Client(processes[0].Address, many, tenants.ApiKey);
            using var baseline = Product.Client(proxyAddress, many);
            var rounds = options.Quick ? 2 : 5;

            var latency = await Rounds.CompareAsync(rounds, () => AddedAsync(ours), () => AddedAsync(baseline));
            var (mineBefore, theirsBefore) = (product.MemoryMegabytes(), proxy.MemoryMegabytes());
            var processor = await Rounds.CompareAsync(
                rounds,
                () => ProcessorAsync(product, ours, many),
                () => ProcessorAsync(proxy, baseline, many)
            );
            var (mine, theirs) = (product.MemoryMegabytes(peak: true), proxy.MemoryMegabytes(peak: true));
            return new Measured(
                Beside(mine, theirs),
                Beside(mine - mineBefore, theirs - theirsBefore),
                processor,
                latency
            );
        }
        finally
        {
            await proxy.DisposeAsync();
            foreach (var (process, _) in processes)
                await process.DisposeAsync();
        }
    }

    /// <summary>The slow provider as a server of one's own, and hands for every request.</summary>
    private static Dictionary<string, string> SettingsFor(Uri provider, int many) =>
        new()
        {
            ["Providers__OpenAICompatible__BaseUrl"] = new Uri(provider, "/v1").ToString(),
            ["Providers__OpenAICompatible__Concurrency"] = many.ToString(CultureInfo.InvariantCulture),
            ["Jobs__Concurrency"] = many.ToString(CultureInfo.InvariantCulture),
        };

    /// <returns>Milliseconds that the median answer takes longer than the provider does.</returns>
    private static async Task<double> AddedAsync(HttpClient client)
    {
        const int Each = 6;
        var times = new ConcurrentBag<double>();
        await Task.WhenAll(
            Enumerable
                .Range(0, Few)
                .Select(async _ =>
                {
                    foreach (var time in await Load.LatenciesAsync(Each, () => GenerateAsync(client)))
                        times.Add(time);
                })
        );
        return Statistics.Median([.. times]) - SlowProvider.Work.TotalMilliseconds;
    }

    /// <returns>Milliseconds of processor time for each image, when so many come at once.</returns>
    private static async Task<double> ProcessorAsync(Child process, HttpClient client, int many)
    {
        var before = process.ProcessorTime();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, many).Select(_ => GenerateAsync(client)));
        Console.Write(
            FormattableString.Invariant(
                $" [{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {process.MemoryMegabytes(peak: true):0} MB]"
            )
        );
        return (process.ProcessorTime() - before).TotalMilliseconds / many;
    }

    private static async Task GenerateAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SlowProvider.Path)
        {
            Content = new StringContent(
                SlowProvider.Request(Model, Random.Shared.Next()),
                Encoding.UTF8,
                "application/json"
            ),
        };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(
                $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}"
            );

        await response.Content.CopyToAsync(Stream.Null);
    }

    private static Comparison Beside(double ours, double baseline) => new(ours, baseline, ours / baseline);

    private sealed record Measured(Comparison Memory, Comparison Growth, Comparison Processor, Comparison Latency);
}
