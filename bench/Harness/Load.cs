using System.Diagnostics;

namespace ImageGenerator.Bench.Harness;

/// <summary>A closed loop: every connection sends its next request when the answer to the last has been read.</summary>
internal static class Load
{
    /// <returns>Answers per second.</returns>
    public static async Task<double> RateAsync(int connections, TimeSpan window, Func<Task> request)
    {
        var answered = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (clock.Elapsed < window)
                        {
                            await request();
                            Interlocked.Increment(ref answered);
                        }
                    })
                )
        );
        return answered / clock.Elapsed.TotalSeconds;
    }

    /// <returns>The time of each request in milliseconds, one after the other.</returns>
    public static async Task<List<double>> LatenciesAsync(int count, Func<Task> request)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await request();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }
}
