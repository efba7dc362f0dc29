using System.Diagnostics;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Workers;
using Npgsql;

namespace ImageGenerator.Bench.Baselines;

/// <summary>A worker that LISTENs, claims with SKIP LOCKED when it is notified, and says when it begins.</summary>
internal static class StartBaseline
{
    public const string Mode = "start";
    public const string Channel = "bare_jobs";

    private const int Hands = 8;

    public static async Task<int> RunAsync()
    {
        await using var database = BareServer.OpenDatabase();
        await using var ear = await database.OpenConnectionAsync();
        await using (var listen = ear.CreateCommand())
        {
            listen.CommandText = $"LISTEN {Channel}";
            await listen.ExecuteNonQueryAsync();
        }

        Console.WriteLine(Gate.Ready);
        await Task.WhenAny(Child.ParentEndedAsync(), WorkAsync(database, ear));
        return 0;
    }

    private static async Task WorkAsync(NpgsqlDataSource database, NpgsqlConnection ear)
    {
        while (true)
        {
            await ear.WaitAsync();
            foreach (var job in await BareJobs.ClaimAsync(database, Hands))
            {
                Console.WriteLine(
                    FormattableString.Invariant($"{AnnouncingProvider.Started} {job} {Stopwatch.GetTimestamp()}")
                );
                await BareJobs.CompleteAsync(database, job);
            }
        }
    }

    public static async Task<Child> StartAsync(string database)
    {
        var process = Child.StartMode(Mode, new Dictionary<string, string> { [Child.DatabaseVariable] = database });
        await process.HearAsync(Gate.Ready);
        return process;
    }
}
