using System.Text.Json;
using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.TestKit;
using Npgsql;

namespace ImageGenerator.EndToEnd.Tests.Commands;

/// <summary>
/// <c>seed</c>: a demonstration that looks as if people had worked for weeks, whose money adds up, and that harms no
/// installation that is in use.
/// </summary>
[Platform(Exclude = "Win", Reason = "The product is stopped by a POSIX signal.")]
internal sealed class SeedTests
{
    private const string Password = "demonstration-2026";
    private const decimal Cent = 0.01m;

    private string _folder = "";
    private TestDatabase _database = null!;
    private NpgsqlDataSource _data = null!;
    private string _said = "";

    [OneTimeSetUp]
    public async Task Seed()
    {
        _folder = Directory.CreateTempSubdirectory("imagegenerator-seed-").FullName;
        _database = await TestPostgres.CreateDatabaseAsync();
        _data = NpgsqlDataSource.Create(_database.ConnectionString);
        await using var command = await ProductProcess.RunToEndAsync(Settings(_database), "seed");
        _said = command.Output;
        Assert.That(command.ExitCode, Is.Zero, _said);
    }

    [OneTimeTearDown]
    public async Task RemoveAll()
    {
        await _data.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Seed_MakesWhatPeopleMake()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await TextsAsync("SELECT DISTINCT status FROM jobs"),
                Is.SupersetOf(new[] { "Completed", "Failed", "Cancelled", "Processing" })
            );
            Assert.That(await CountAsync("SELECT count(DISTINCT role) FROM memberships"), Is.EqualTo(4));
            Assert.That(await CountAsync("SELECT count(*) FROM users"), Is.EqualTo(5));
            Assert.That(await CountAsync("SELECT count(*) FROM assets"), Is.EqualTo(40));
            Assert.That(await CountAsync("SELECT count(*) FROM asset_sources"), Is.EqualTo(6), "lineage");
            Assert.That(await CountAsync("SELECT count(*) FROM jobs WHERE kind = 'upscale'"), Is.EqualTo(3));
            Assert.That(await CountAsync("SELECT count(*) FROM uploads"), Is.EqualTo(3));
            Assert.That(await CountAsync("SELECT count(*) FROM api_keys"), Is.EqualTo(2));
            Assert.That(
                await CountAsync("SELECT count(*) FROM usage_records WHERE api_key_id IS NOT NULL"),
                Is.EqualTo(3)
            );
            Assert.That(await CountAsync("SELECT count(*) FROM spending_limits"), Is.EqualTo(3));
            Assert.That(
                await CountAsync("SELECT count(DISTINCT date_trunc('week', created_at)) FROM usage_records"),
                Is.GreaterThanOrEqualTo(4)
            );
        }
    }

    [Test]
    public async Task Seed_KeepsItsBooks()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await SumAsync("SELECT sum(amount) FROM usage_records"), Is.GreaterThan(10 * Cent));
            Assert.That(
                await CountAsync(
                    """
                    SELECT count(*) FROM jobs j WHERE status IN ('Completed', 'Failed', 'Cancelled')
                      AND NOT EXISTS (SELECT 1 FROM usage_records u WHERE u.job_id = j.id)
                    """
                ),
                Is.Zero,
                "ended jobs that the ledger does not know"
            );
            Assert.That(
                await CountAsync(
                    """
                    SELECT count(*) FROM jobs j WHERE actual_cost IS DISTINCT FROM
                      (SELECT sum(u.amount) FROM usage_records u WHERE u.job_id = j.id)
                    """
                ),
                Is.Zero,
                "jobs whose lines do not add up to what they came to"
            );
            Assert.That(
                await CountAsync(
                    """
                    SELECT count(*) FROM holds h JOIN jobs j ON j.id = h.job_id
                    WHERE (h.settled_at IS NULL) <> (j.status IN ('Pending', 'Processing'))
                    """
                ),
                Is.Zero,
                "money set aside for jobs that have ended, or not for one that runs"
            );
            Assert.That(
                await CountAsync(
                    """
                    SELECT count(*) FROM spending_counters c JOIN spending_limits l ON l.id = c.limit_id
                    WHERE l.scope = 'Organization' AND l.period = 'Month' AND c.spent <>
                      (SELECT coalesce(sum(u.amount), 0) FROM usage_records u
                       WHERE date_trunc('month', u.created_at AT TIME ZONE 'UTC')
                           = date_trunc('month', c.period_start AT TIME ZONE 'UTC'))
                    """
                ),
                Is.Zero,
                "months in which the limit counts something else than the ledger"
            );
            Assert.That(
                await CountAsync(
                    """
                    SELECT count(*) FROM job_queue q JOIN jobs j ON j.id = q.job_id
                    WHERE j.status NOT IN ('Pending', 'Processing')
                    """
                ),
                Is.Zero,
                "ended jobs in the queue"
            );
            Assert.That(
                await CountAsync(
                    "SELECT count(*) FROM jobs WHERE completed_at < created_at OR completed_at > created_at + interval '1 day'"
                ),
                Is.Zero,
                "jobs that ended on another day"
            );
        }
    }

    [Test]
    public async Task Seed_WhenItIsThere_AddsNothingAndSaysSo()
    {
        var before = await TextsAsync(Everything);

        await using var again = await ProductProcess.RunToEndAsync(Settings(_database), "seed");

        Assert.That(again.ExitCode, Is.Zero, again.Output);
        Assert.That(again.Output, Does.Contain("there already").And.Contain("ada@demo.example"));
        Assert.That(await TextsAsync(Everything), Is.EqualTo(before));
    }

    [Test]
    public async Task Seed_SaysHowToSignIn_AndPeopleFindTheirWork()
    {
        Assert.That(_said, Does.Contain(Password).And.Contain("chloe@demo.example"));
        await using var product = await ProductProcess.StartAsync(Settings(_database));
        using var chloe = await Visitor.SignInAsync(product.Address, "chloe@demo.example", Password);

        var generations = Items(await chloe.CallAsync(HttpMethod.Get, "generations?limit=100"));
        var assets = Items(await chloe.CallAsync(HttpMethod.Get, "assets?limit=100"));

        Assert.That(generations, Has.Count.GreaterThan(20));
        Assert.That(assets, Has.Count.EqualTo(40));
        await product.StopAsync();
    }

    [Test]
    public async Task Seed_WhereOthersWork_RefusesUntilToldOtherwise()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        await using (var product = await ProductProcess.StartAsync(Settings(database)))
        {
            using var visitor = await Visitor.RegisterAsync(product.Address);
            await product.StopAsync();
        }

        await using var data = NpgsqlDataSource.Create(database.ConnectionString);
        await using var refused = await ProductProcess.RunToEndAsync(Settings(database), "seed");
        var afterwards = await CountAsync("SELECT count(*) FROM organizations", data);
        await using var told = await ProductProcess.RunToEndAsync(Settings(database), "seed", "--beside-others");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Output, Does.Contain("is in use").And.Contain("--beside-others"));
            Assert.That(afterwards, Is.EqualTo(1));
            Assert.That(told.ExitCode, Is.Zero, told.Output);
            Assert.That(await CountAsync("SELECT count(*) FROM organizations", data), Is.EqualTo(2));
            Assert.That(
                await CountAsync("SELECT count(*) FROM model_prices WHERE entered_by IS NOT NULL", data),
                Is.Zero,
                "prices are the others' too"
            );
        }
    }

    [Test]
    public async Task Seed_WithWordsThatItDoesNotKnow_SaysHowItIsUsed()
    {
        await using var misused = await ProductProcess.RunToEndAsync(Settings(_database), "seed", "--everything");

        Assert.That(misused.ExitCode, Is.EqualTo(2));
        Assert.That(misused.Output, Does.Contain("seed [--beside-others]"));
    }

    private const string Everything = """
        SELECT 'jobs ' || count(*) FROM jobs UNION ALL SELECT 'usage ' || count(*) FROM usage_records
        UNION ALL SELECT 'assets ' || count(*) FROM assets UNION ALL SELECT 'users ' || count(*) FROM users
        UNION ALL SELECT 'keys ' || count(*) FROM api_keys UNION ALL SELECT 'prices ' || count(*) FROM model_prices
        """;

    private Dictionary<string, string> Settings(TestDatabase database) =>
        new()
        {
            ["Data__Root"] = Path.Combine(_folder, "data"),
            ["ConnectionStrings__Default"] = database.ConnectionString,
        };

    private static List<JsonElement> Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    private Task<long> CountAsync(string sql) => CountAsync(sql, _data);

    private static async Task<long> CountAsync(string sql, NpgsqlDataSource data)
    {
        await using var command = data.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<decimal> SumAsync(string sql)
    {
        await using var command = _data.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is decimal sum ? sum : 0;
    }

    private async Task<List<string>> TextsAsync(string sql)
    {
        await using var command = _data.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        texts.Sort(StringComparer.Ordinal);
        return texts;
    }
}
