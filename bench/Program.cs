using ImageGenerator.Bench;
using ImageGenerator.Bench.Lab;
using ImageGenerator.Bench.Peers;
using ImageGenerator.Bench.Workers;

// The same program is the bench and, started by it in another mode, the bare peers and the workers.
if (args is [Child.ModeFlag, var mode, .. var rest])
{
    return mode switch
    {
        AcceptPeer.Mode => await AcceptPeer.RunAsync(),
        ListPeer.Mode => await ListPeer.RunAsync(),
        ClaimPeer.Mode => await ClaimPeer.RunAsync(),
        StartPeer.Mode => await StartPeer.RunAsync(),
        ImagePeer.Mode => await ImagePeer.RunAsync(rest),
        SlowProvider.Mode => await SlowProvider.RunAsync(rest),
        ProxyPeer.Mode => await ProxyPeer.RunAsync(rest),
        ProductWorker.Mode => await ProductWorker.RunAsync(),
        _ => throw new ArgumentException($"No such mode: {mode}."),
    };
}

return await BenchRun.RunAsync(BenchOptions.Parse(args));
