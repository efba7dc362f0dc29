using System.Text.Json;
using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageGenerator.EndToEnd.Tests.Recovery;

/// <summary>
/// Jobs outlive what happens to workers and to the database: whatever is killed, frozen or restarted, every job is
/// done, and done once.
/// </summary>
[Platform(Exclude = "Win", Reason = "The signals that freeze and thaw a process are POSIX.")]
internal sealed class RecoveryTests
{
    private const int Jobs = 8;
    private const int Images = 2;

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("imagegenerator-recovery-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Jobs_WhenTheirWorkerIsKilled_AreDoneOnceByAnother()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var api = await StartAsync(database.ConnectionString, "api");
        await using var first = await StartAsync(database.ConnectionString, "worker");
        using var visitor = await Visitor.RegisterAsync(api.Address);
        var jobs = await SubmitAsync(visitor);
        await visitor.WaitForAsync([jobs[0]], "processing");

        await first.KillAsync();
        await using var second = await StartAsync(database.ConnectionString, "worker");

        await visitor.WaitForAsync(jobs, "completed");
        await Ledger.AssertDoneOnceAsync(database.ConnectionString, jobs, Images);
    }

    [Test]
    public async Task Jobs_WhenTheirWorkerSleepsPastItsLease_AreDoneOnceAndItsLateWordCountsNothing()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var api = await StartAsync(database.ConnectionString, "api");
        await using var sleeper = await StartAsync(database.ConnectionString, "worker");
        using var visitor = await Visitor.RegisterAsync(api.Address);
        var jobs = await SubmitAsync(visitor);
        await visitor.WaitForAsync([jobs[0]], "processing");

        sleeper.FreezeNow();
        await using var other = await StartAsync(database.ConnectionString, "worker");
        await visitor.WaitForAsync(jobs, "completed");
        sleeper.ThawNow();
        await Until(() => sleeper.Output.Contains("another worker has taken over", StringComparison.Ordinal));

        await Ledger.AssertDoneOnceAsync(database.ConnectionString, jobs, Images);
    }

    [Test]
    public async Task Jobs_WhenTwoWorkersShareThem_AreDoneOnce()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var api = await StartAsync(database.ConnectionString, "api");
        await using var first = await StartAsync(database.ConnectionString, "worker", latency: "00:00:00.050");
        await using var second = await StartAsync(database.ConnectionString, "worker", latency: "00:00:00.050");
        using var visitor = await Visitor.RegisterAsync(api.Address);

        var jobs = await SubmitAsync(visitor, count: 40);

        await visitor.WaitForAsync(jobs, "completed");
        await Ledger.AssertDoneOnceAsync(database.ConnectionString, jobs, Images);
    }

    [Test]
    public async Task Jobs_WhenPostgresIsRestartedUnderThem_AreDoneOnce()
    {
        var options = new PostgresOptions { DataDirectory = Path.Combine(_folder, "postgres") };
        await using var server = new EmbeddedPostgresServer(options, NullLogger<EmbeddedPostgresServer>.Instance);
        var connectionString = await server.StartAsync(CancellationToken.None);
        await using var product = await StartAsync(connectionString, "api,worker");
        using var visitor = await Visitor.RegisterAsync(product.Address);
        var jobs = await SubmitAsync(visitor);
        await visitor.WaitForAsync([jobs[0]], "processing");

        await server.RestartAsync(CancellationToken.None);

        await Until(() => IsReadyAsync(product.Address));
        await visitor.WaitForAsync(jobs, "completed");
        await Ledger.AssertDoneOnceAsync(connectionString, jobs, Images);
        await product.StopAsync();
    }

    [Test]
    public async Task Jobs_WhenAcceptedByTheProviderBeforeTheKill_AreAskedAboutAndNotSentAgain()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var api = await StartAsync(database.ConnectionString, "api");
        await using var first = await StartAsync(database.ConnectionString, "worker", asynchronous: true);
        using var visitor = await Visitor.RegisterAsync(api.Address);
        var job = await visitor.GenerateAsync("a job at the provider's", Images);
        await Until(async () => (await visitor.GetAsync(job)).GetProperty("stage").GetString() == "running");
        var accepted = ProviderJobsOf(await visitor.GetAsync(job));

        await first.KillAsync();
        await using var second = await StartAsync(database.ConnectionString, "worker", asynchronous: true);

        await visitor.WaitForAsync([job], "completed");
        Assert.That(accepted[^1], Is.Not.Null);
        Assert.That(
            ProviderJobsOf(await visitor.GetAsync(job)),
            Is.EqualTo(accepted),
            "it was resumed, not sent again"
        );
        await Ledger.AssertDoneOnceAsync(database.ConnectionString, [job], Images);
    }

    [Test]
    public async Task Jobs_WhenTheKilledWorkerMayHaveSpentMoney_BecomeUnknownAndAreNotSentAgain()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var api = await StartAsync(database.ConnectionString, "api");
        await using var first = await StartAsync(database.ConnectionString, "worker", canResubmit: false);
        using var visitor = await Visitor.RegisterAsync(api.Address);
        var job = await visitor.GenerateAsync("a job that might have been paid", Images);
        await visitor.WaitForAsync([job], "processing");

        await first.KillAsync();
        await using var second = await StartAsync(database.ConnectionString, "worker", canResubmit: false);

        await visitor.WaitForAsync([job], "failed");
        var generation = await visitor.GetAsync(job);
        Assert.That(generation.GetProperty("failure").GetProperty("code").GetString(), Is.EqualTo("outcome_unknown"));
        Assert.That(generation.GetProperty("attempts").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Worker_WhenStopped_FinishesWhatItHas()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var api = await StartAsync(database.ConnectionString, "api");
        await using var worker = await StartAsync(database.ConnectionString, "worker");
        using var visitor = await Visitor.RegisterAsync(api.Address);
        var job = await visitor.GenerateAsync("a job that is under way", Images);
        await visitor.WaitForAsync([job], "processing");

        await worker.StopAsync();

        Assert.That(worker.ExitCode, Is.Zero);
        Assert.That((await visitor.GetAsync(job)).GetProperty("status").GetString(), Is.EqualTo("completed"));
        await Ledger.AssertDoneOnceAsync(database.ConnectionString, [job], Images);
    }

    private Task<ProductProcess> StartAsync(
        string connectionString,
        string roles,
        string latency = "00:00:01.500",
        bool asynchronous = false,
        bool canResubmit = true
    ) =>
        ProductProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Data__Root"] = _folder,
                ["ConnectionStrings__Default"] = connectionString,
                ["Roles"] = roles,
                ["Registration__Open"] = "true",
                ["Jobs__Lease"] = "00:00:02",
                ["Jobs__Concurrency"] = "4",
                ["Jobs__PollInterval"] = "00:00:00.500",
                ["Providers__Offline__Latency"] = latency,
                ["Providers__Offline__Asynchronous"] = asynchronous.ToString(),
                ["Providers__Offline__CanResubmit"] = canResubmit.ToString(),
            }
        );

    private static async Task<List<Guid>> SubmitAsync(Visitor visitor, int count = Jobs)
    {
        var jobs = new List<Guid>();
        for (var i = 0; i < count; i++)
            jobs.Add(await visitor.GenerateAsync($"job number {i}", Images));
        return jobs;
    }

    // Of every attempt; a starved worker may have lost its lease before the provider had accepted, and so have made
    // more than one.
    private static List<string?> ProviderJobsOf(JsonElement generation) =>
        [
            .. generation
                .GetProperty("attempts")
                .EnumerateArray()
                .Select(attempt => attempt.GetProperty("providerJobId").GetString()),
        ];

    private static async Task<bool> IsReadyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var response = await http.GetAsync("health/ready");
        return response.IsSuccessStatusCode;
    }

    private static Task Until(Func<bool> condition) => Until(() => Task.FromResult(condition()));

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail("It did not come about in time.");
            await Task.Delay(50);
        }
    }
}
