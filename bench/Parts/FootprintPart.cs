using System.Diagnostics;
using ImageGenerator.Bench.Lab;
using ImageGenerator.Bench.Peers;
using ImageGenerator.Bench.Report;
using ImageGenerator.Bench.Seeding;

namespace ImageGenerator.Bench.Parts;

/// <summary>How soon it is there, and what it weighs.</summary>
internal static class FootprintPart
{
    private const int Connections = 8;
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Laboratory lab, BenchOptions options)
    {
        var database = await lab.CreateDatabaseAsync("footprint");
        var tenants = await Tenants.CreateAsync(database);
        var startUp = await Rounds.CompareAsync(
            options.Rounds,
            () => SecondsUntilReadyAsync(() => Product.StartApiAsync(database, lab.Folder, "api,worker")),
            () => SecondsUntilReadyAsync(() => BareServer.StartAsync(AcceptPeer.Mode, database))
        );

        var (product, address) = await Product.StartApiAsync(database, lab.Folder);
        await using var _ = product;
        var (bare, bareAddress) = await BareServer.StartAsync(AcceptPeer.Mode, database);
        await using var __ = bare;
        await Task.Delay(_settling);
        var idle = Beside(product, bare, peak: false);

        using var ours = Product.Client(address, Connections, tenants.ApiKey);
        using var peer = Product.Client(bareAddress, Connections);
        var window = options.AcceptWindow * 4;
        await Load.RateAsync(Connections, window, () => AcceptPart.PostAsync(ours, "/api/v1/generations"));
        await Load.RateAsync(Connections, window, () => AcceptPart.PostAsync(peer, AcceptPeer.Silent));
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

    private static Comparison Beside(Child ours, Child peer, bool peak)
    {
        var (mine, theirs) = (ours.MemoryMegabytes(peak), peer.MemoryMegabytes(peak));
        return new Comparison(mine, theirs, mine / theirs);
    }
}
