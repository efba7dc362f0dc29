using Npgsql;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// Fills a database of the backup's own schema version, in one transaction: it is there as a whole or not at all.
/// </summary>
internal sealed class SnapshotImport(NpgsqlConnection connection, BackupFolder folder)
{
    // An event's place is the number of its transaction, and those begin again in another cluster
    // (docs/decisions/0009).
    private static readonly string[] _leftOut = ["outbox", "outbox_consumers"];

    public async Task RunAsync(BackupManifest manifest, bool runWaiting, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var tables = await DatabaseCatalog.TablesAsync(connection, cancellationToken);
        RequireSame(tables, manifest);

        // Triggers have done their work when the rows were first written; some forbid what is done here.
        foreach (var table in tables)
        {
            await ExecuteAsync($"ALTER TABLE {table.QuotedName} DISABLE TRIGGER USER", cancellationToken);
        }

        foreach (var table in tables.Reverse())
        {
            await ExecuteAsync($"DELETE FROM {table.QuotedName}", cancellationToken);
        }

        foreach (var table in tables.Where(table => !_leftOut.Contains(table.Name)))
        {
            await FillAsync(table, manifest.Tables.Single(written => written.Name == table.Name), cancellationToken);
        }

        foreach (var table in tables)
        {
            await ExecuteAsync($"ALTER TABLE {table.QuotedName} ENABLE TRIGGER USER", cancellationToken);
        }

        await RestoredQueue.PrepareAsync(connection, runWaiting, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static void RequireSame(IReadOnlyList<DatabaseTable> tables, BackupManifest manifest)
    {
        var here = tables.Select(table => Described(table.Name, table.Columns)).Order(StringComparer.Ordinal);
        var there = manifest.Tables.Select(table => Described(table.Name, table.Columns)).Order(StringComparer.Ordinal);
        if (!here.SequenceEqual(there))
        {
            throw new BackupException(
                $"the tables of the backup are not those of schema {manifest.Schema}. Was the schema changed by hand?"
            );
        }
    }

    private async Task FillAsync(DatabaseTable table, BackupTable written, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", written.Columns.Select(DatabaseTable.Quote));
        await using (var file = BackupFolder.Open(folder.Table(table.Name)))
        await using (
            var copy = await connection.BeginTextImportAsync(
                $"COPY {table.QuotedName} ({columns}) FROM STDIN",
                cancellationToken
            )
        )
        {
            var copied = await file.ToAsync(((StreamWriter)copy).BaseStream, cancellationToken);
            if (copied.Sha256 != written.Sha256)
                throw BlobImport.Damaged(file.Name);
        }

        await using var count = new NpgsqlCommand($"SELECT count(*) FROM {table.QuotedName}", connection);
        var rows = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
        if (rows != written.Rows)
        {
            throw new BackupException(
                $"the table {table.Name} has {rows} rows after the restore and had {written.Rows} in the backup."
            );
        }

        foreach (var identity in table.Identities)
            await ContinueAsync(table, identity, cancellationToken);
    }

    private static string Described(string name, IEnumerable<string> columns) =>
        $"{name}({string.Join(',', columns.Order(StringComparer.Ordinal))})";

    // The next number must be one that no row has.
    private Task ContinueAsync(DatabaseTable table, string column, CancellationToken cancellationToken)
    {
        var highest = $"(SELECT max({DatabaseTable.Quote(column)}) FROM {table.QuotedName})";
        return ExecuteAsync(
            $"SELECT setval(pg_get_serial_sequence('{table.QuotedName}', '{column}'), COALESCE({highest}, "
                + $"1), {highest} IS NOT NULL)",
            cancellationToken
        );
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
