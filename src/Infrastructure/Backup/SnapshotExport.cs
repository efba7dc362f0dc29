using System.Data;
using Npgsql;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// Writes every table as it was at one moment. Writers are not held up: all is read in one snapshot, and only a
/// change of the schema has to wait.
/// </summary>
internal sealed class SnapshotExport(NpgsqlConnection connection, BackupFolder folder)
{
    /// <summary>Whose files the backup needs, in COPY's text format: folder, SHA-256 of the original.</summary>
    public const string OwnersName = "blobs.owners";

    /// <param name="inSnapshot">Something else to be read in the same snapshot.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Snapshot> RunAsync(Func<NpgsqlConnection, Task>? inSnapshot, CancellationToken cancellationToken)
    {
        if (await DatabaseCatalog.SchemaAsync(connection, cancellationToken) is null)
        {
            throw new BackupException("this database is empty: there is nothing to back up.");
        }

        var names = await DatabaseCatalog.TablesAsync(connection, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancellationToken
        );
        await ExecuteAsync("SET TRANSACTION READ ONLY", cancellationToken);

        // Before the first query, which takes the snapshot: no table may change its shape from here on.
        var all = string.Join(", ", names.Select(table => table.QuotedName));
        await ExecuteAsync($"LOCK TABLE {all} IN ACCESS SHARE MODE", cancellationToken);
        var tables = await DatabaseCatalog.TablesAsync(connection, cancellationToken);
        if (!tables.Select(table => table.Name).SequenceEqual(names.Select(table => table.Name)))
        {
            throw new BackupException("the schema was being changed. Try again.");
        }

        var schema = await DatabaseCatalog.SchemaAsync(connection, cancellationToken);
        var written = new List<BackupTable>();
        foreach (var table in tables)
            written.Add(await WriteAsync(table, cancellationToken));
        await CopyAsync($"COPY ({Owners(tables)}) TO STDOUT", Path.Combine(folder.Root, OwnersName), cancellationToken);
        if (inSnapshot is not null)
            await inSnapshot(connection);
        await transaction.CommitAsync(cancellationToken);
        return new Snapshot(schema!, connection.PostgreSqlVersion.ToString(), written);
    }

    // Assets and uploads have a folder each, previews of running jobs are named one by one. An older schema has not
    // all of them.
    private static string Owners(IReadOnlyList<DatabaseTable> tables)
    {
        var parts = new List<string>();
        foreach (var owner in tables.Select(table => table.Name).Where(name => name is "assets" or "uploads"))
        {
            const string place =
                "organization_id || '/' || to_char(created_at AT TIME ZONE 'UTC', 'YYYY/MM') || '/' || id || '/'";
            parts.Add($"SELECT {place}, sha256 FROM {owner}");
        }

        if (tables.Any(table => table.Name == "partial_images"))
            parts.Add("SELECT blob_key, NULL FROM partial_images");
        return string.Join(" UNION ALL ", parts);
    }

    private async Task<BackupTable> WriteAsync(DatabaseTable table, CancellationToken cancellationToken)
    {
        // Text and not binary: it is the same in every version of PostgreSQL, so that a backup can move to a later
        // server.
        var copy = $"COPY {table.QuotedName} ({table.ColumnList}) TO STDOUT";
        var copied = await CopyAsync(copy, folder.Table(table.Name), cancellationToken);
        return new BackupTable(table.Name, table.Columns, copied.Lines, copied.Length, copied.Sha256);
    }

    private async Task<CopiedBytes> CopyAsync(string copy, string path, CancellationToken cancellationToken)
    {
        using var reader = await connection.BeginTextExportAsync(copy, cancellationToken);

        // Its bytes, unread: a line is a row, since COPY writes a line break within a value as \n.
        return await ((StreamReader)reader).BaseStream.ToNewFileAsync(path, cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>What was read in one snapshot.</summary>
/// <param name="Schema">The last migration.</param>
/// <param name="Server">PostgreSQL's version.</param>
/// <param name="Tables">Everything that was written.</param>
internal sealed record Snapshot(string Schema, string Server, IReadOnlyList<BackupTable> Tables);
