using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.TestKit;
using Npgsql;

namespace ImageGenerator.EndToEnd.Tests.Commands;

/// <summary><c>migrate</c> and <c>database</c>, as an operator runs them.</summary>
internal sealed class DatabaseCommandTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("imagegenerator-commands-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Migrate_OnAnEmptyDatabase_AppliesAllWhateverTheStartDoes()
    {
        await using var neighbour = await TestPostgres.CreateDatabaseAsync();
        var empty = await CreateEmptyAsync(neighbour.ConnectionString);
        var settings = Configured(empty);
        settings["Database__Migrate"] = "false";

        await using var first = await ProductProcess.RunToEndAsync(settings, "migrate");
        await using var second = await ProductProcess.RunToEndAsync(settings, "migrate");

        long applied;
        await using (var data = NpgsqlDataSource.Create(empty))
        {
            await using var command = data.CreateCommand("""SELECT count(*) FROM "__EFMigrationsHistory" """);
            applied = (long)(await command.ExecuteScalarAsync())!;
        }

        await DropAsync(neighbour.ConnectionString, empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.ExitCode, Is.Zero, first.Output);
            Assert.That(first.Output, Does.Contain($"Applied {applied} migrations").And.Contain("_Initial"));
            Assert.That(second.ExitCode, Is.Zero, second.Output);
            Assert.That(second.Output, Does.Contain("up to date"));
        }
    }

    [Test]
    public async Task Migrate_WithTheEmbeddedServer_StartsAndStopsIt()
    {
        var settings = new Dictionary<string, string> { ["Data__Root"] = Path.Combine(_folder, "data") };

        await using var first = await ProductProcess.RunToEndAsync(settings, "migrate");
        await using var second = await ProductProcess.RunToEndAsync(settings, "migrate");

        Assert.That(first.Output, Does.Contain("migrations"), first.Output);
        Assert.That(second.Output, Does.Contain("up to date"), "it was stopped, and the data folder is free");
        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Migrate_WhereNobodyAnswers_SaysSoInASentence()
    {
        await using var command = await ProductProcess.RunToEndAsync(
            Configured("Host=127.0.0.1;Port=1;Database=none;Username=nobody"),
            "migrate"
        );

        Assert.That(command.ExitCode, Is.EqualTo(1));
        Assert.That(command.Output, Does.Contain("ImageGenerator cannot migrate").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Database_WithNobodyToType_SaysWhereItIsWithoutThePassword()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync();
        var given = new NpgsqlConnectionStringBuilder(database.ConnectionString);

        await using var command = await ProductProcess.RunToEndAsync(Configured(database.ConnectionString), "database");

        Assert.That(command.ExitCode, Is.Zero, command.Output);
        Assert.That(
            command.Output,
            Does.Contain($"psql \"host={given.Host} port={given.Port} dbname={given.Database}")
        );
        Assert.That(command.Output, Does.Contain("ConnectionStrings:Default"));
        if (given.Password is { Length: > 0 } password)
            Assert.That(command.Output, Does.Not.Contain(password));
    }

    [TestCase("migrate", "now")]
    [TestCase("database", "--all")]
    public async Task Command_WithWordsThatItDoesNotKnow_SaysHowItIsUsed(string name, string word)
    {
        await using var command = await ProductProcess.RunToEndAsync(Configured("Host=127.0.0.1"), name, word);

        Assert.That(command.ExitCode, Is.EqualTo(2));
        Assert.That(command.Output, Does.Contain("brings the database's schema up to date"));
    }

    /// <summary>A database in which nothing is yet, beside another one.</summary>
    private static async Task<string> CreateEmptyAsync(string neighbour)
    {
        var name = $"empty_{Guid.NewGuid():N}";
        await RunAsync(neighbour, $"CREATE DATABASE {name} TEMPLATE template0");
        return new NpgsqlConnectionStringBuilder(neighbour) { Database = name }.ConnectionString;
    }

    private static Task DropAsync(string neighbour, string database) =>
        RunAsync(neighbour, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var data = NpgsqlDataSource.Create(connectionString);
        await using var command = data.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private Dictionary<string, string> Configured(string connectionString) =>
        new() { ["Data__Root"] = Path.Combine(_folder, "data"), ["ConnectionStrings__Default"] = connectionString };
}
