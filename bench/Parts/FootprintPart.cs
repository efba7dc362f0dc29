using System.Diagnostics;
using ImageGenerator.Bench.Baselines;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Report;
using ImageGenerator.Bench.Seeding;

namespace ImageGenerator.Bench.Parts;

/// <summary>How soon it is there, and what it weighs.</summary>
internal static class FootprintPart
{
    private const int Connections = 8;
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchHarness harness, BenchOptions options)
    {
        var database = await harness.CreateDatabaseAsync("footprint");
        var tenants = await Tenants.CreateAsync(database);
        var startUp = await Rounds.CompareAsync(
            options.Rounds,
            () => SecondsUntilReadyAsync(() => Product.StartApiAsync(database, harness.Folder, "api,worker")),
            () => SecondsUntilReadyAsync(() => BareServer.StartAsync(AcceptBaseline.Mode, database))
        );

        var (product, address) = await Product.StartApiAsync(database, harness.Folder);
        await using var _ = product;
        var (bare, bareAddress) = await BareServer.StartAsync(AcceptBaseline.Mode, database);
        await using var __ = bare;
        await Task.Delay(_settling);
        var idle = Beside(product, bare, peak: false);

        using var ours = Product.Client(address, Connections, tenants.ApiKey);
        using var baseline = Product.Client(bareAddress, Connections);
        var window = options.AcceptWindow * 4;
        await Load.RateAsync(Connections, window, () => AcceptPart.PostAsync(ours, "/api/v1/generations"));
        await Load.RateAsync(Connections, window, () => AcceptPart.PostAsync(baseline, AcceptBaseline.Silent));
        return
        [
            Figure.Beside("start-up with a migrated database", "s", startUp),
            Figure.Beside("memory, idle", "MB", idle),
            Figure.Beside($"memory at its highest, {Connections} connections", "MB", Beside(product, bare, peak: true)),
        ];
    }

    private static async Task<double> SecondsUntilReadyAsync(Func<Task<(Child Process, Uri Address)>> start)
    {
        var begun = Stopwatch.GetTimestamp();
        var (process, _) = await start();
        await using (process)
            return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static Comparison Beside(Child ours, Child baseline, bool peak)
    {
        var (mine, theirs) = (ours.MemoryMegabytes(peak), baseline.MemoryMegabytes(peak));
        return new Comparison(mine, theirs, mine / theirs);
    }
}
