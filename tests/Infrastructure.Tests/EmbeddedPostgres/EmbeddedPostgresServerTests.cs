using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.EmbeddedPostgres;

[TestFixture]
[CancelAfter(120_000)]
internal sealed class EmbeddedPostgresServerTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task StartAsync_WhenFolderIsEmpty_MakesADatabaseThatIsSafeAndPrivate(
        CancellationToken cancellationToken
    )
    {
        await using var server = NewServer();

        var connection = await server.StartAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await AskAsync(connection, "show fsync", cancellationToken), Is.EqualTo("on"));
            Assert.That(
                await AskAsync(connection, "show listen_addresses", cancellationToken),
                Is.EqualTo("127.0.0.1")
            );
            Assert.That(await AskAsync(connection, "show max_connections", cancellationToken), Is.EqualTo("100"));
            Assert.That(
                await AskAsync(
                    connection,
                    "select rolsuper from pg_roles where rolname = current_user",
                    cancellationToken
                ),
                Is.EqualTo("False")
            );
            Assert.That(
                await AskAsync(connection, "create extension pg_trgm; select 1", cancellationToken),
                Is.EqualTo("1")
            );
        }
    }

    [Test]
    public async Task StartAsync_WhenPasswordIsWrong_NobodyGetsIn(CancellationToken cancellationToken)
    {
        await using var server = NewServer();
        var connection = new NpgsqlConnectionStringBuilder(await server.StartAsync(cancellationToken))
        {
            Password = "guess",
            Pooling = false,
        };

        var refused = Assert.ThrowsAsync<PostgresException>(() =>
            AskAsync(connection.ConnectionString, "select 1", cancellationToken)
        );

        Assert.That(refused.SqlState, Is.EqualTo(PostgresErrorCodes.InvalidPassword));
    }

    [Test]
    public async Task StartAsync_WhenStartedBefore_KeepsTheData(CancellationToken cancellationToken)
    {
        await using (var first = NewServer())
        {
            await AskAsync(
                await first.StartAsync(cancellationToken),
                "create table kept as select 42 as answer",
                cancellationToken
            );
        }

        await using var second = NewServer();
        var answer = await AskAsync(
            await second.StartAsync(cancellationToken),
            "select answer from kept",
            cancellationToken
        );

        Assert.That(answer, Is.EqualTo("42"));
    }

    [Test]
    public async Task StartAsync_WhenCalledTwice_ReturnsTheSameServer(CancellationToken cancellationToken)
    {
        await using var server = NewServer();
        var connection = await server.StartAsync(cancellationToken);
        var process = server.ProcessId;

        Assert.That(await server.StartAsync(cancellationToken), Is.EqualTo(connection));
        Assert.That(server.ProcessId, Is.EqualTo(process));
    }

    [Test]
    public async Task StartAsync_WhenFolderIsInUse_RefusesAndNamesIt(CancellationToken cancellationToken)
    {
        await using var first = NewServer();
        var connection = await first.StartAsync(cancellationToken);
        await using var second = NewServer();

        var refused = Assert.ThrowsAsync<DataFolderInUseException>(() => second.StartAsync(cancellationToken));

        Assert.That(refused.Message, Does.Contain(_folder.Path));
        Assert.That(
            await AskAsync(connection, "select 1", cancellationToken),
            Is.EqualTo("1"),
            "the first one goes on"
        );
    }

    [Test]
    public async Task Supervision_WhenServerIsKilled_StartsItAgainOnTheSamePort(CancellationToken cancellationToken)
    {
        await using var server = NewServer();
        var connection = await server.StartAsync(cancellationToken);
        await AskAsync(connection, "create table kept as select 42 as answer", cancellationToken);
        var recovered = new TaskCompletionSource();
        server.Recovered += (_, _) => recovered.TrySetResult();
        var killed = server.ProcessId!.Value;

        Kill(killed);
        await recovered.Task.WaitAsync(cancellationToken);

        NpgsqlConnection.ClearAllPools();
        Assert.That(await AskAsync(connection, "select answer from kept", cancellationToken), Is.EqualTo("42"));
        Assert.That(server.ProcessId, Is.Not.EqualTo(killed));
    }

    [Test]
    public async Task RestartAsync_WhenRunning_KeepsTheConnectionStringTrue(CancellationToken cancellationToken)
    {
        await using var server = NewServer();
        var connection = await server.StartAsync(cancellationToken);
        var before = server.ProcessId;

        await server.RestartAsync(cancellationToken);

        NpgsqlConnection.ClearAllPools();
        Assert.That(await AskAsync(connection, "select 1", cancellationToken), Is.EqualTo("1"));
        Assert.That(server.ProcessId, Is.Not.EqualTo(before));
    }

    [Test]
    public async Task RestartAsync_WhenNotRunning_SaysSo(CancellationToken cancellationToken)
    {
        await using var server = NewServer();

        Assert.ThrowsAsync<InvalidOperationException>(() => server.RestartAsync(cancellationToken));
    }

    [Test]
    public async Task StopAsync_WhenRunning_EndsTheProcessAndFreesTheFolder(CancellationToken cancellationToken)
    {
        await using var first = NewServer();
        await first.StartAsync(cancellationToken);
        using var process = Process.GetProcessById(first.ProcessId!.Value);

        await first.StopAsync(cancellationToken);

        Assert.That(process.WaitForExit(TimeSpan.Zero), Is.True);
        Assert.That(File.Exists(PostmasterPid.PathIn(DataDirectory)), Is.False, "a clean end removes it");
        Assert.That(first.ProcessId, Is.Null);
        await using var second = NewServer();
        Assert.That(await second.StartAsync(cancellationToken), Is.Not.Empty);
    }

    [Test]
    public async Task StartAsync_WhenAnEarlierRunLeftItsServer_StopsThatAndTakesOver(
        CancellationToken cancellationToken
    )
    {
        await InitializeAsync(cancellationToken);
        using var orphan = await StartOrphanAsync(cancellationToken);
        await using var server = NewServer();

        var connection = await server.StartAsync(cancellationToken);

        Assert.That(orphan.WaitForExit(TimeSpan.Zero), Is.True);
        Assert.That(await AskAsync(connection, "select 1", cancellationToken), Is.EqualTo("1"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task StartAsync_WhenStaleFileNamesAForeignProcess_StartsAndLeavesThatAlone(
        CancellationToken cancellationToken
    )
    {
        await InitializeAsync(cancellationToken);
        using var foreign = Process.Start("sleep", "300");
        await File.WriteAllTextAsync(
            PostmasterPid.PathIn(DataDirectory),
            $"{foreign.Id}\n{DataDirectory}\n0\n5432\n\n127.0.0.1\n\nready\n",
            cancellationToken
        );
        await using var server = NewServer();

        var connection = await server.StartAsync(cancellationToken);

        Assert.That(await AskAsync(connection, "select 1", cancellationToken), Is.EqualTo("1"));
        Assert.That(foreign.HasExited, Is.False);
        foreign.Kill();
    }

    [Test]
    public async Task StartAsync_WhenCreationWasInterrupted_StartsOver(CancellationToken cancellationToken)
    {
        var unfinished = Directory.CreateDirectory(DataDirectory + ".new").FullName;
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), "18\n", cancellationToken);
        await using var server = NewServer();

        var connection = await server.StartAsync(cancellationToken);

        Assert.That(await AskAsync(connection, "select 1", cancellationToken), Is.EqualTo("1"));
        Assert.That(Directory.Exists(unfinished), Is.False);
    }

    [Test]
    public async Task StartAsync_WhenDataIsOfAnotherMajorVersion_SaysWhichOne(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(DataDirectory);
        await File.WriteAllTextAsync(Path.Combine(DataDirectory, "PG_VERSION"), "9\n", cancellationToken);
        await using var server = NewServer();

        var refused = Assert.ThrowsAsync<InvalidOperationException>(() => server.StartAsync(cancellationToken));

        Assert.That(refused.Message, Does.Contain("PostgreSQL 9"));
    }

    [Test]
    public async Task StartAsync_WhenFolderHoldsSomethingElse_LeavesItAlone(CancellationToken cancellationToken)
    {
        var foreign = Path.Combine(Directory.CreateDirectory(DataDirectory).FullName, "letter.txt");
        await File.WriteAllTextAsync(foreign, "mine", cancellationToken);
        await using var server = NewServer();

        Assert.ThrowsAsync<InvalidOperationException>(() => server.StartAsync(cancellationToken));

        Assert.That(await File.ReadAllTextAsync(foreign, cancellationToken), Is.EqualTo("mine"));
    }

    [Test]
    public async Task StartAsync_WhenThePortIsTaken_SaysSoAndFreesTheFolder(CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var blocked = NewServer(options => options.Port = port);

        var refused = Assert.ThrowsAsync<InvalidOperationException>(() => blocked.StartAsync(cancellationToken));

        Assert.That(refused.Message, Does.Contain($"{port}"));
        await using var other = NewServer();
        Assert.That(await other.StartAsync(cancellationToken), Is.Not.Empty);
    }

    [Test]
    public async Task StartAsync_WhenStartedBefore_ListensOnTheSamePort(CancellationToken cancellationToken)
    {
        var first = await PortOfARunAsync(cancellationToken);

        Assert.That(await PortOfARunAsync(cancellationToken), Is.EqualTo(first));
    }

    [Test]
    public async Task StartAsync_WhenItsPortIsTakenMeanwhile_MovesAndStaysThere(CancellationToken cancellationToken)
    {
        var first = await PortOfARunAsync(cancellationToken);
        int second;
        using (var taken = new TcpListener(IPAddress.Loopback, first))
        {
            taken.Start();
            second = await PortOfARunAsync(cancellationToken);
        }

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(await PortOfARunAsync(cancellationToken), Is.EqualTo(second));
    }

    [Test]
    public async Task FindRunningAsync_WhenAnotherInstanceRuns_ConnectsToItsServer(CancellationToken cancellationToken)
    {
        await using var other = NewServer();
        var before = await other.FindRunningAsync(cancellationToken);
        await using var server = NewServer();
        var connection = await server.StartAsync(cancellationToken);

        var found = await other.FindRunningAsync(cancellationToken);

        Assert.That(before, Is.Null);
        Assert.That(found, Is.EqualTo(connection));
        Assert.That(await AskAsync(found!, "select 1", cancellationToken), Is.EqualTo("1"));
    }

    [Test]
    public async Task StartAsync_WhenBinDirectoryHasNoPostgres_NamesTheSetting(CancellationToken cancellationToken)
    {
        await using var server = NewServer(options => options.BinDirectory = _folder.Path);

        var refused = Assert.ThrowsAsync<InvalidOperationException>(() => server.StartAsync(cancellationToken));

        Assert.That(refused.Message, Does.Contain("Postgres:BinDirectory").And.Contain(_folder.Path));
    }

    private async Task<int> PortOfARunAsync(CancellationToken cancellationToken)
    {
        await using var server = NewServer();
        return new NpgsqlConnectionStringBuilder(await server.StartAsync(cancellationToken)).Port;
    }

    private string DataDirectory => _folder.PathTo("pgdata");

    private EmbeddedPostgresServer NewServer(Action<PostgresOptions>? change = null)
    {
        var options = new PostgresOptions { DataDirectory = _folder.Path };
        change?.Invoke(options);
        return new EmbeddedPostgresServer(options, NullLogger<EmbeddedPostgresServer>.Instance);
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await using var server = NewServer();
        await server.StartAsync(cancellationToken);
    }

    // What a crashed application leaves behind: a server on the folder, and nobody who holds the lock.
    private async Task<RunningPostgres> StartRunAsync(CancellationToken cancellationToken)
    {
        var binaries = PostgresBinaries.Find(null, null);
        var (server, lastWords) = await RunningPostgres.StartAsync(
            binaries,
            DataDirectory,
            FreePort.Choose(),
            new PostgresOptions(),
            NullLogger.Instance,
            cancellationToken
        );
        return server ?? throw new InvalidOperationException(lastWords);
    }

    private async Task<Process> StartOrphanAsync(CancellationToken cancellationToken)
    {
        using var run = await StartRunAsync(cancellationToken);
        return Process.GetProcessById(run.ProcessId);
    }

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    private static async Task<string?> AskAsync(
        string connectionString,
        string sql,
        CancellationToken cancellationToken
    )
    {
        // Unpooled: the next run of the server has the same address, and would be given a connection of this one.
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(cancellationToken))?.ToString();
    }
}
