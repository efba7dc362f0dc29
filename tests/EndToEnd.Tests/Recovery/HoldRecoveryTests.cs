using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.TestKit;
using Npgsql;

namespace ImageGenerator.EndToEnd.Tests.Recovery;

/// <summary>What is set aside for a job outlives its worker, and is settled once by whoever ends the job.</summary>
internal sealed class HoldRecoveryTests
{
    private const decimal Price = 0.5m;
    private const int Jobs = 4;

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("imagegenerator-holds-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase(true, "completed")]
    [TestCase(false, "failed")]
    public async Task Holds_WhenTheWorkerIsKilled_AreSettledOnce(bool asynchronous, string status)
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using var api = await StartAsync(database.ConnectionString, "api", asynchronous);
        await using var first = await StartAsync(database.ConnectionString, "worker", asynchronous);
        using var visitor = await Visitor.RegisterAsync(api.Address);
        await visitor.CallAsync(
            HttpMethod.Post,
            "admin/prices",
            new
            {
                model = "offline/preview",
                validFrom = DateTime.UtcNow.ToString("yyyy-MM-dd"),
                components = new[] { new { unit = "image", amount = Price } },
                source = "test",
            }
        );
        await visitor.CallAsync(
            HttpMethod.Put,
            "spending-limits",
            new
            {
                scope = "organization",
                period = "month",
                amount = 100,
            }
        );

        var jobs = new List<Guid>();
        for (var number = 0; number < Jobs; number++)
            jobs.Add(await visitor.GenerateAsync($"job number {number}"));
        await visitor.WaitForAsync(jobs, "processing");
        if (asynchronous)
            await UntilAcceptedAsync(database.ConnectionString);
        var during = await CountedAsync(visitor);

        await first.KillAsync();
        await using var second = await StartAsync(database.ConnectionString, "worker", asynchronous);
        await visitor.WaitForAsync(jobs, status);

        // What was lost may have been paid: it counts as spent, and the ledger says that nobody knows.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(during, Is.EqualTo((0m, Jobs * Price)));
            Assert.That(await SettledAsync(visitor), Is.EqualTo((Jobs * Price, 0m)));
            Assert.That(
                await ScalarAsync<long>(
                    database.ConnectionString,
                    "SELECT count(*) FROM holds WHERE settled_at IS NULL"
                ),
                Is.Zero
            );
            Assert.That(
                await ScalarAsync<long>(
                    database.ConnectionString,
                    "SELECT count(*) FROM usage_records WHERE kind = 'Charge'"
                ),
                Is.EqualTo(Jobs)
            );
            Assert.That(
                await ScalarAsync<long>(
                    database.ConnectionString,
                    "SELECT count(*) FROM usage_records WHERE amount IS NULL"
                ),
                Is.EqualTo(asynchronous ? 0 : Jobs)
            );
        }
    }

    /// <summary>A claim that fails a job is followed by the worker's own write, a moment later.</summary>
    private static async Task<(decimal Spent, decimal Held)> SettledAsync(Visitor visitor)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await CountedAsync(visitor) is { Held: > 0 } && !patience.IsCancellationRequested)
            await Task.Delay(50);
        return await CountedAsync(visitor);
    }

    private static async Task<(decimal Spent, decimal Held)> CountedAsync(Visitor visitor)
    {
        var limit = (await visitor.CallAsync(HttpMethod.Get, "spending-limits/mine")).GetProperty("items")[0];
        return (limit.GetProperty("spent").GetDecimal(), limit.GetProperty("held").GetDecimal());
    }

    private static async Task UntilAcceptedAsync(string connectionString)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (
            await ScalarAsync<long>(
                connectionString,
                "SELECT count(*) FROM provider_attempts WHERE provider_job_id IS NULL"
            ) > 0
        )
            await Task.Delay(20, patience.Token);
    }

    private static async Task<T> ScalarAsync<T>(string connectionString, string sql)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private Task<ProductProcess> StartAsync(string connectionString, string roles, bool asynchronous) =>
        ProductProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Data__Root"] = _folder,
                ["ConnectionStrings__Default"] = connectionString,
                ["Roles"] = roles,
                ["Registration__Open"] = "true",
                ["Jobs__Lease"] = "00:00:02",
                ["Jobs__Concurrency"] = "8",
                ["Jobs__PollInterval"] = "00:00:00.500",
                ["Providers__Offline__Latency"] = "00:00:05",
                ["Providers__Offline__Asynchronous"] = asynchronous.ToString(),
                ["Providers__Offline__CanResubmit"] = "false",
            }
        );
}
