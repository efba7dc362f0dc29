using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Infrastructure.Common;
using Npgsql;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>
/// The database files of one data folder and the password to them. Made once, in a folder aside that is renamed when it
/// is complete: an interrupted creation leaves nothing that could be mistaken for a database.
/// </summary>
internal sealed class PostgresCluster(string folder)
{
    /// <summary>The role that the application signs in as, and the name of its database.</summary>
    public const string ApplicationName = "imagegenerator";

    private const string Superuser = "postgres";

    public string DataDirectory { get; } = Path.Combine(folder, "pgdata");

    private string PasswordFile { get; } = Path.Combine(folder, "password");

    /// <summary>The PostgreSQL version that made the files; null when there are none.</summary>
    public int? MajorVersion =>
        File.Exists(VersionFile) ? int.Parse(File.ReadAllText(VersionFile), CultureInfo.InvariantCulture) : null;

    private string VersionFile => Path.Combine(DataDirectory, "PG_VERSION");

    /// <summary>
    /// Makes the files when there are none; otherwise makes sure that PostgreSQL's account may use them.
    /// </summary>
    public async Task PrepareAsync(PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(DataDirectory))
        {
            await CreateAsync(binaries, cancellationToken);
            return;
        }

        if (MajorVersion is null)
            throw new InvalidOperationException(
                $"{DataDirectory} is no PostgreSQL data folder (it has no PG_VERSION) and is left alone. "
                    + "Move it away, or set Postgres:DataDirectory to another folder."
            );
        if (!File.Exists(PasswordFile))
            throw new InvalidOperationException(
                $"The database's password is missing: {PasswordFile}. Restore the file from a backup of the "
                    + "data folder."
            );
        PostgresAccount.Current.TakeOver(DataDirectory);
    }

    /// <summary>Makes the application's role and database where they are missing.</summary>
    public async Task ProvisionAsync(int port, CancellationToken cancellationToken)
    {
        // Named, or the figures of its connections would bear the address and the superuser's name.
        var address = ConnectionString(port, Superuser, "postgres", pooling: false);
        var builder = new NpgsqlDataSourceBuilder(address) { Name = "provisioning" };
        await using var source = builder.Build();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        if (!await ExistsAsync(connection, "select 1 from pg_roles where rolname = $1", cancellationToken))
        {
            // Not a superuser: what the application is talked into, it cannot do to the server. It may create databases
            // (tests do).
            await ExecuteAsync(
                connection,
                $"create role {ApplicationName} login createdb password '{ReadPassword()}'",
                cancellationToken
            );
        }

        if (!await ExistsAsync(connection, "select 1 from pg_database where datname = $1", cancellationToken))
        {
            await ExecuteAsync(
                connection,
                $"create database {ApplicationName} owner {ApplicationName}",
                cancellationToken
            );
        }
    }

    /// <summary>How the application connects.</summary>
    public string ConnectionString(int port) => ConnectionString(port, ApplicationName, ApplicationName, pooling: true);

    private async Task CreateAsync(PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        var unfinished = DataDirectory + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        WriteSecret(PasswordFile, RandomNumberGenerator.GetHexString(40, lowercase: true));

        // initdb runs under PostgreSQL's account and must be able to read this.
        var handOver = PasswordFile + ".initdb";
        WriteSecret(handOver, ReadPassword());
        try
        {
            PostgresAccount.Current.TakeOver(unfinished);
            PostgresAccount.Current.TakeOver(handOver);
            await PostgresProcess.RunAsync(
                binaries,
                "initdb",
                [
                    "-D",
                    unfinished,
                    "-U",
                    Superuser,
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=icu",
                    "--icu-locale=und",
                    "--auth=scram-sha-256",
                    $"--pwfile={handOver}",
                ],
                cancellationToken
            );
        }
        finally
        {
            File.Delete(handOver);
        }

        Directory.Move(unfinished, DataDirectory);
        Posix.FlushFolder(folder);
    }

    private string ReadPassword() => File.ReadAllText(PasswordFile);

    private static void WriteSecret(string path, string secret)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(secret));
        file.Flush(flushToDisk: true);
    }

    private string ConnectionString(int port, string user, string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = user,
            Password = ReadPassword(),
            Database = database,
            Pooling = pooling,
            MaxPoolSize = 80, // leaves room for the few connections of our own and for an administrator
            SslMode = SslMode.Disable, // it never leaves the machine
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    private static async Task<bool> ExistsAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = ApplicationName } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
