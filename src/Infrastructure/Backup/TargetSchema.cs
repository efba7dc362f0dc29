using ImageGenerator.Application.Common.Access;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>The schema of the database that is restored into.</summary>
internal sealed class TargetSchema(NpgsqlConnection connection, string connectionString)
{
    /// <summary>True when this version of the product has the migration.</summary>
    public static bool Knows(string migration)
    {
        using var database = Open("Host=127.0.0.1");
        return database.Database.GetMigrations().Contains(migration, StringComparer.Ordinal);
    }

    /// <exception cref="BackupException">There are rows in it.</exception>
    public async Task RequireEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var table in await DatabaseCatalog.TablesAsync(connection, cancellationToken))
        {
            await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM {table.QuotedName})", connection);
            if (!(bool)(await command.ExecuteScalarAsync(cancellationToken))!)
                continue;

            throw new BackupException(
                "the database that would be restored into is not empty. "
                    + "Restore into an empty data folder or database, or add --replace to remove what is there."
            );
        }
    }

    /// <summary>Removes everything that is there and makes the tables of that version.</summary>
    public async Task BecomeAsync(string migration, CancellationToken cancellationToken)
    {
        var tables = await DatabaseCatalog.TablesAsync(connection, cancellationToken);
        if (tables.Count > 0)
            await ClearAsync(cancellationToken);

        await using var database = Open(connectionString);
        await database.GetService<IMigrator>().MigrateAsync(migration, cancellationToken);
    }

    public async Task BecomeNewestAsync(CancellationToken cancellationToken)
    {
        await using var database = Open(connectionString);
        await database.Database.MigrateAsync(cancellationToken);
    }

    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT quote_ident(current_schema())", connection);
        var schema = (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        command.CommandText = $"DROP SCHEMA {schema} CASCADE; CREATE SCHEMA {schema}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static AppDbContext Open(string connectionString) =>
        new(
            new DbContextOptionsBuilder<AppDbContext>().UseNpgsql(connectionString).UseDatabaseNames().Options,
            new ActorScope()
        );
}
