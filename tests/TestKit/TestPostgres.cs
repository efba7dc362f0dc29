using ImageGenerator.Application.Common.Access;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ImageGenerator.TestKit;

/// <summary>
/// A real PostgreSQL for the tests of this process, started on first use and gone with the process. Every test asks for
/// a database of its own; it is copied from one that was migrated once.
/// </summary>
public static class TestPostgres
{
    private const string Template = "template_migrated";

    private static readonly SemaphoreSlim _gate = new(1, 1);
    private static string? _connectionString;

    /// <summary>Makes an empty, migrated database.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync()
    {
        var server = await StartAsync();
        var name = $"test_{Guid.NewGuid():N}";

        // Copies of one template are made one at a time.
        await _gate.WaitAsync();
        try
        {
            await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {Template} STRATEGY file_copy");
        }
        finally
        {
            _gate.Release();
        }

        return new TestDatabase(With(server, name, pooling: true), () => DropAsync(server, name));
    }

    /// <summary>
    /// Makes an empty, migrated database with settings of its own, such as a locale; slower, because it is migrated by
    /// itself.
    /// </summary>
    /// <param name="settings">What follows <c>CREATE DATABASE … TEMPLATE template0</c>.</param>
    public static async Task<TestDatabase> CreateDatabaseAsync(string settings)
    {
        var server = await StartAsync();
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE template0 {settings}");
        await MigrateAsync(With(server, name, pooling: false));
        return new TestDatabase(With(server, name, pooling: true), () => DropAsync(server, name));
    }

    // A vacuum may be at work in the database, and nobody but a superuser may end it: it ends by itself.
    private static async Task DropAsync(string server, string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                return;
            }
            catch (PostgresException fault)
                when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege && attempt < 10)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
        }
    }

    private static async Task<string> StartAsync()
    {
        await _gate.WaitAsync();
        try
        {
            return _connectionString ??= await StartServerAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task<string> StartServerAsync()
    {
        var folder = Path.Combine(
            Path.GetTempPath(),
            $"imagegenerator-tests-{Environment.ProcessId}-{Guid.NewGuid():N}"
        );
        var server = new EmbeddedPostgresServer(
            new PostgresOptions { DataDirectory = folder, IsDurable = false },
            NullLogger<EmbeddedPostgresServer>.Instance
        );
        var connectionString = await server.StartAsync(CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Dispose();
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // A file that is still open stays in the temporary folder.
            }
        };

        await ExecuteAsync(connectionString, $"CREATE DATABASE {Template}");
        await MigrateAsync(With(connectionString, Template, pooling: false));
        return connectionString;
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var database = new AppDbContext(
            new DbContextOptionsBuilder<AppDbContext>()
                .UseNpgsql(TestConnection.NewSource(connectionString))
                .UseDatabaseNames()
                .Options,
            new ActorScope()
        );
        await database.Database.MigrateAsync();
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = await TestConnection.OpenAsync(With(server, "postgres", pooling: false));
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static string With(string connectionString, string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Database = database,
            Pooling = pooling,
            MaxPoolSize = 20,
            IncludeErrorDetail = true,
        }.ConnectionString;
}

/// <summary>A database of one test or fixture; disposing drops it.</summary>
/// <param name="connectionString">With a pool of its own.</param>
/// <param name="drop">Drops it.</param>
public sealed class TestDatabase(string connectionString, Func<Task> drop) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    // It is dropped with force: what is left in a pool of somebody's is ended with it.
    public async ValueTask DisposeAsync() => await drop();
}
