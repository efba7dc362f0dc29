using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Workers;

namespace ImageGenerator.Bench.Baselines;

/// <summary>
/// A worker in bare SQL: claims as many rows as it has hands free with SKIP LOCKED, and completes each with an update;
/// both commit durably. Nothing is recorded besides.
/// </summary>
internal static class ClaimBaseline
{
    public const string Mode = "claim";

    public static async Task<int> RunAsync()
    {
        await using var database = BareServer.OpenDatabase();
        var gate = new Gate(ProductWorker.Hands);
        gate.ObeyConsole();
        Console.WriteLine(Gate.Ready);

        var running = 0;
        var finished = new SemaphoreSlim(0);
        while (true)
        {
            var claimed = await BareJobs.ClaimAsync(database, ProductWorker.Hands - Volatile.Read(ref running));
            foreach (var job in claimed)
            {
                Interlocked.Increment(ref running);
                _ = Task.Run(async () =>
                {
                    await gate.PassAsync(CancellationToken.None);
                    await BareJobs.CompleteAsync(database, job);
                    Interlocked.Decrement(ref running);
                    finished.Release();
                });
            }

            if (Volatile.Read(ref running) == 0)
            {
                await Task.Delay(5);
                continue;
            }

            // One claim for all hands that have become free by now.
            await finished.WaitAsync();
            while (finished.Wait(0)) { }
        }
    }

    public static async Task<Child> StartAsync(string database)
    {
        var process = Child.StartMode(Mode, new Dictionary<string, string> { [Child.DatabaseVariable] = database });
        await process.HearAsync(Gate.Ready);
        return process;
    }
}
