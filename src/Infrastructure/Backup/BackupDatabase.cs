using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Persistence;
using Npgsql;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// The database for a command that runs beside the product, or without it: the configured one; else the embedded
/// server that a running product has started; else one that is started now, and stopped at the end.
/// </summary>
internal sealed class BackupDatabase : IAsyncDisposable
{
    /// <summary>What the product's own connections are called.</summary>
    public const string ProductName = "ImageGenerator";

    private readonly EmbeddedPostgresServer? _started;

    private BackupDatabase(string connectionString, EmbeddedPostgresServer? started)
    {
        _started = started;
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = ProductName + " backup",
            Pooling = false, // what is set for a session below must not reach another one
            CommandTimeout = 0,
        }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>To read from, while the product may be running.</summary>
    public static async Task<BackupDatabase> OpenAsync(
        DatabaseAddress address,
        EmbeddedPostgresServer embedded,
        CancellationToken cancellationToken
    )
    {
        if (!address.IsEmbedded)
            return new BackupDatabase(address.ConnectionString, null);
        if (await embedded.FindRunningAsync(cancellationToken) is { } running)
            return Found(address, running, null);
        if (!embedded.HasData)
        {
            throw new BackupException(
                $"there is no database in {embedded.Folder}. Set Data__Root to the data folder of the installation."
            );
        }

        return Found(address, await embedded.StartAsync(cancellationToken), embedded);
    }

    /// <summary>To write into; nobody else may use it.</summary>
    /// <exception cref="DataFolderInUseException">The product runs on the data folder.</exception>
    public static async Task<BackupDatabase> OpenAloneAsync(
        DatabaseAddress address,
        EmbeddedPostgresServer embedded,
        CancellationToken cancellationToken
    )
    {
        var database = address.IsEmbedded
            ? Found(address, await embedded.StartAsync(cancellationToken), embedded)
            : new BackupDatabase(address.ConnectionString, null);
        try
        {
            await database.RequireAloneAsync(cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>A session whose texts look the same everywhere, and in which a transaction may last.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var settings = new NpgsqlCommand(
            """
            SET idle_in_transaction_session_timeout = 0; SET statement_timeout = 0;
            SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC';
            SET IntervalStyle = 'postgres'; SET extra_float_digits = 1; SET bytea_output = 'hex'
            """,
            connection
        );
        await settings.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (_started is not null)
            await _started.StopAsync(CancellationToken.None);
    }

    private static BackupDatabase Found(
        DatabaseAddress address,
        string connectionString,
        EmbeddedPostgresServer? started
    )
    {
        address.FoundAt(connectionString);
        return new BackupDatabase(address.ConnectionString, started);
    }

    private async Task RequireAloneAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = @product",
            connection
        )
        {
            Parameters = { new NpgsqlParameter<string>("product", ProductName) },
        };
        if ((long)(await command.ExecuteScalarAsync(cancellationToken))! > 0)
        {
            throw new BackupException(
                "ImageGenerator is running on this database. Stop it on every machine, then restore."
            );
        }
    }
}
