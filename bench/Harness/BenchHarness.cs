using ImageGenerator.Application.Common.Access;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ImageGenerator.Bench.Harness;

/// <summary>One PostgreSQL with fsync on, in a temporary folder, for everything that a run measures.</summary>
internal sealed class BenchHarness : IAsyncDisposable
{
    private const string Template = "bench_migrated";

    // Both sides hold as many connections, and together with the bench they stay below the server's hundred.
    private const int PoolSize = 40;

    private readonly EmbeddedPostgresServer _server;
    private readonly string _connectionString;

    private BenchHarness(EmbeddedPostgresServer server, string folder, string connectionString) =>
        (_server, Folder, _connectionString) = (server, folder, connectionString);

    /// <summary>A folder that is gone after the run.</summary>
    public string Folder { get; }

    public static async Task<BenchHarness> OpenAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"imagegenerator-bench-{Environment.ProcessId}");
        var server = new EmbeddedPostgresServer(
            new PostgresOptions { DataDirectory = Path.Combine(folder, "postgres") },
            NullLogger<EmbeddedPostgresServer>.Instance
        );
        var harness = new BenchHarness(server, folder, await server.StartAsync(CancellationToken.None));
        await harness.ExecuteAsync($"CREATE DATABASE {Template}");
        await MigrateAsync(harness.AddressOf(Template, pooled: false));
        return harness;
    }

    /// <summary>A database with the product's schema and nothing in it.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        return AddressOf(name, pooled: true);
    }

    public Task DropDatabaseAsync(string name)
    {
        NpgsqlConnection.ClearAllPools();
        return ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(AddressOf("postgres", pooled: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var database = new AppDbContext(
            new DbContextOptionsBuilder<AppDbContext>().UseNpgsql(connectionString).UseDatabaseNames().Options,
            new ActorScope()
        );
        await database.Database.MigrateAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(AddressOf("postgres", pooled: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private string AddressOf(string database, bool pooled) =>
        new NpgsqlConnectionStringBuilder(_connectionString)
        {
            Database = database,
            Pooling = pooled,
            MaxPoolSize = PoolSize,
        }.ConnectionString;
}
