using System.Globalization;
using ImageGenerator.Bench.Baselines;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Report;
using ImageGenerator.Bench.Seeding;
using ImageGenerator.Bench.Workers;
using Npgsql;

namespace ImageGenerator.Bench.Parts;

/// <summary>How fast two workers empty the line when the provider takes no time, the whole ledger written.</summary>
internal static class DrainPart
{
    private const double Mark = 0.3;
    private const double BacklogMark = 0.9;
    private const int Workers = 2;
    private const int ShortBacklog = 1000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchHarness harness, BenchOptions options)
    {
        var jobs = options.Quick ? 600 : 3000;
        var database = await harness.CreateDatabaseAsync("drain");
        var tenants = await Tenants.CreateAsync(database);
        await using var source = NpgsqlDataSource.Create(database);
        await using (var create = source.CreateCommand(BareJobs.CreateTable))
            await create.ExecuteNonQueryAsync();

        await Library.WaitInLineAsync(database, tenants, jobs + ShortBacklog);
        await FillBareAsync(source, jobs + ShortBacklog);
        var ours = await StartAsync(() => ProductWorker.StartAsync(database, harness.Folder, WorkerKind.Ledger));
        var baselines = await StartAsync(() => ClaimBaseline.StartAsync(database));

        var compared = await Rounds.CompareAsync(
            options.Rounds,
            async () =>
            {
                var rate = await PassAsync(ours, jobs);
                await Library.WaitInLineAsync(database, tenants, jobs);
                return rate;
            },
            async () =>
            {
                var rate = await PassAsync(baselines, jobs);
                await FillBareAsync(source, jobs);
                return rate;
            }
        );
        foreach (var process in baselines)
            await process.DisposeAsync();

        var backlog = await CompareBacklogsAsync(harness, options, database, tenants, ours);
        foreach (var process in ours)
            await process.DisposeAsync();

        return
        [
            Figure.AtLeast("drain, two workers", "jobs/s", compared, Mark),
            Figure.AtLeast(
                FormattableString.Invariant($"drain at a backlog of {options.Rows:N0} beside {ShortBacklog:N0}"),
                "jobs/s",
                backlog,
                BacklogMark
            ),
        ];
    }

    /// <summary>The same work with a long line and with a short one.</summary>
    private static async Task<Comparison> CompareBacklogsAsync(
        BenchHarness harness,
        BenchOptions options,
        string database,
        Tenants tenants,
        IReadOnlyList<Child> shortLine
    )
    {
        const int Jobs = ShortBacklog / 2;
        var longDatabase = await harness.CreateDatabaseAsync("drain_long");
        var longTenants = await Tenants.CreateAsync(longDatabase);
        await Library.WaitInLineAsync(longDatabase, longTenants, options.Rows);
        var longLine = await StartAsync(() =>
            ProductWorker.StartAsync(longDatabase, harness.Folder, WorkerKind.Ledger)
        );

        // The first process has had its rounds; the second is warmed up as well.
        for (var i = 0; i < 6; i++)
            await PassAsync(longLine, Jobs);
        var compared = await Rounds.CompareAsync(
            options.Rounds,
            () => PassAsync(longLine, Jobs),
            async () =>
            {
                var rate = await PassAsync(shortLine, Jobs);
                await Library.WaitInLineAsync(database, tenants, Jobs);
                return rate;
            }
        );
        foreach (var process in longLine)
            await process.DisposeAsync();
        return compared;
    }

    internal static async Task<double> PassAsync(IReadOnlyList<Child> workers, int jobs)
    {
        foreach (var worker in workers)
            await worker.TellAsync(FormattableString.Invariant($"go {jobs / workers.Count}"));
        var times = await Task.WhenAll(workers.Select(worker => worker.HearAsync(Gate.Done)));
        return jobs / times.Max(time => double.Parse(time, CultureInfo.InvariantCulture));
    }

    /// <summary>Starts the workers and waits until all of their hands hold a job.</summary>
    internal static async Task<IReadOnlyList<Child>> StartAsync(Func<Task<Child>> start)
    {
        Child[] workers = [.. await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => start()))];
        await Task.WhenAll(workers.Select(worker => worker.HearAsync(Gate.Done)));
        return workers;
    }

    private static async Task FillBareAsync(NpgsqlDataSource database, int jobs)
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO bare_jobs (id, prompt, model, width, height, count, seed, status, created_at)
            SELECT gen_random_uuid(), $2, 'offline/preview', 1344, 768, 1, number, 'pending', clock_timestamp()
            FROM generate_series(1, $1) AS number
            """
        );
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = jobs });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = AcceptPart.Request.Prompt });
        await command.ExecuteNonQueryAsync();
    }
}
