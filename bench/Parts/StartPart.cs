using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ImageGenerator.Bench.Baselines;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Report;
using ImageGenerator.Bench.Seeding;
using ImageGenerator.Bench.Workers;

namespace ImageGenerator.Bench.Parts;

/// <summary>From the moment a request is sent to the moment a worker in another process begins.</summary>
internal static class StartPart
{
    private const double Mark = 1.5;
    private const double MaxAsksPerSecond = 2;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(30);

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchHarness harness, BenchOptions options)
    {
        var database = await harness.CreateDatabaseAsync("start");
        var tenants = await Tenants.CreateAsync(database);
        var (product, address) = await Product.StartApiAsync(database, harness.Folder);
        await using var _ = product;
        var (bare, bareAddress) = await BareServer.StartAsync(AcceptBaseline.Mode, database);
        await using var __ = bare;
        await using var worker = await ProductWorker.StartAsync(database, harness.Folder, WorkerKind.Announcing);
        await using var listener = await StartBaseline.StartAsync(database);
        using var ours = Product.Client(address, 1, tenants.ApiKey);
        using var baseline = Product.Client(bareAddress, 1);

        var requests = options.Quick ? 60 : 150;
        var compared = await Rounds.CompareAsync(
            options.Rounds,
            () => TypicalWaitAsync(requests, ours, "/api/v1/generations", worker),
            () => TypicalWaitAsync(requests, baseline, AcceptBaseline.Announced, listener)
        );
        return
        [
            Figure.AtMost("submit to start, p50", "ms", compared, Mark),
            Figure.Below(
                "questions of an idle worker",
                "/s",
                await AsksWhenIdleAsync(harness, options),
                MaxAsksPerSecond
            ),
        ];
    }

    private static async Task<double> TypicalWaitAsync(int requests, HttpClient client, string path, Child worker)
    {
        var waits = new List<double>(requests);
        for (var i = 0; i < requests; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            var answer = await AcceptPart.PostAsync(client, path);
            var id = JsonDocument.Parse(answer).RootElement.GetProperty("id").GetString();
            var started = long.Parse(
                await worker.HearAsync($"{AnnouncingProvider.Started} {id}"),
                CultureInfo.InvariantCulture
            );
            waits.Add(Stopwatch.GetElapsedTime(sent, started).TotalMilliseconds);
            await Task.Delay(_pause);
        }

        return Statistics.Median(waits);
    }

    /// <summary>Transactions per second on a database that nobody but one idle worker is connected to.</summary>
    private static async Task<double> AsksWhenIdleAsync(BenchHarness harness, BenchOptions options)
    {
        var database = await harness.CreateDatabaseAsync("idle");
        await using var worker = await ProductWorker.StartAsync(database, harness.Folder, WorkerKind.Announcing);

        // Sessions report what they did with a delay of up to ten seconds.
        var window = TimeSpan.FromSeconds(options.Quick ? 15 : 60);
        await Task.Delay(TimeSpan.FromSeconds(12));
        var before = await TransactionsAsync();
        await Task.Delay(window);
        return (await TransactionsAsync() - before) / window.TotalSeconds;

        Task<long> TransactionsAsync() =>
            harness.AskAsync<long>("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = 'idle'");
    }
}
