using Npgsql;

namespace ImageGenerator.Bench.Seeding;

/// <summary>
/// Fills a table without its secondary indexes and foreign keys, and makes them again from their own definitions.
/// </summary>
internal static class BulkLoad
{
    public static async Task IntoAsync(NpgsqlDataSource database, string table, Func<NpgsqlConnection, Task> fill)
    {
        await using var connection = await database.OpenConnectionAsync();
        var again = await TakeAwayAsync(connection, table);
        await fill(connection);
        await ExecuteAsync(connection, "SET maintenance_work_mem = '1GB'");
        foreach (var statement in again)
            await ExecuteAsync(connection, statement);
        await ExecuteAsync(connection, $"VACUUM ANALYZE {table}");
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> TakeAwayAsync(NpgsqlConnection connection, string table)
    {
        var (drop, create) = (new List<string>(), new List<string>());
        await using (
            var command = new NpgsqlCommand(
                """
                SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'
                UNION ALL
                SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
                FROM pg_index WHERE indrelid = $1::regclass AND NOT indisprimary
                """,
                connection
            )
        )
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                drop.Add(reader.GetString(0));
                create.Add(reader.GetString(1));
            }
        }

        foreach (var statement in drop)
            await ExecuteAsync(connection, statement);
        return create;
    }
}
