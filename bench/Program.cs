using ImageGenerator.Bench;
using ImageGenerator.Bench.Baselines;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Workers;

// The same program is the bench and, started by it in another mode, the bare baselines and the workers.
if (args is [Child.ModeFlag, var mode, .. var rest])
{
    return mode switch
    {
        AcceptBaseline.Mode => await AcceptBaseline.RunAsync(),
        ListBaseline.Mode => await ListBaseline.RunAsync(),
        ClaimBaseline.Mode => await ClaimBaseline.RunAsync(),
        StartBaseline.Mode => await StartBaseline.RunAsync(),
        ImageBaseline.Mode => await ImageBaseline.RunAsync(rest),
        SlowProvider.Mode => await SlowProvider.RunAsync(rest),
        ProxyBaseline.Mode => await ProxyBaseline.RunAsync(rest),
        ProductWorker.Mode => await ProductWorker.RunAsync(),
        _ => throw new ArgumentException($"No such mode: {mode}."),
    };
}

return await BenchRun.RunAsync(BenchOptions.Parse(args));
