using Npgsql;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>What the database itself says of its tables, so that no list of them has to be kept here.</summary>
internal static class DatabaseCatalog
{
    private const string History = "__EFMigrationsHistory";

    /// <summary>Every table but the migrations' own, those first that others refer to.</summary>
    public static async Task<IReadOnlyList<DatabaseTable>> TablesAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        const string columns = """
            SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = ''),
                   array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attidentity <> '')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> @history
            GROUP BY c.relname ORDER BY c.relname
            """;
        var tables = new List<DatabaseTable>();
        await using var command = new NpgsqlCommand(columns, connection)
        {
            Parameters = { new NpgsqlParameter<string>("history", History) },
        };
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var identities = await reader.IsDBNullAsync(2, cancellationToken)
                    ? []
                    : reader.GetFieldValue<string[]>(2);
                tables.Add(new DatabaseTable(reader.GetString(0), reader.GetFieldValue<string[]>(1), identities));
            }
        }

        return InOrder(tables, await ReferencesAsync(connection, cancellationToken));
    }

    /// <summary>The last migration that was applied; null when there was none.</summary>
    public static async Task<string?> SchemaAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand($"SELECT to_regclass('\"{History}\"') IS NOT NULL", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(cancellationToken))!)
            return null;

        await using var last = new NpgsqlCommand(
            $"SELECT \"MigrationId\" FROM \"{History}\" ORDER BY 1 DESC LIMIT 1",
            connection
        );
        return (string?)await last.ExecuteScalarAsync(cancellationToken);
    }

    internal static IReadOnlyList<DatabaseTable> InOrder(
        IReadOnlyList<DatabaseTable> tables,
        ILookup<string, string> references
    )
    {
        var ordered = new List<DatabaseTable>(tables.Count);
        var waiting = tables.ToList();
        while (waiting.Count > 0)
        {
            // A table that refers to itself is filled by one statement, at whose end the references are looked at.
            var ready = waiting
                .Where(table =>
                    references[table.Name]
                        .All(other => other == table.Name || waiting.TrueForAll(left => left.Name != other))
                )
                .ToList();
            if (ready.Count == 0)
            {
                var circle = string.Join(", ", waiting.Select(table => table.Name));
                throw new InvalidOperationException($"Tables refer to each other in a circle: {circle}.");
            }

            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }

        return ordered;
    }

    private static async Task<ILookup<string, string>> ReferencesAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        const string sql = """
            SELECT child.relname, parent.relname FROM pg_constraint k
            JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
            WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace
            """;
        var references = new List<(string Child, string Parent)>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            references.Add((reader.GetString(0), reader.GetString(1)));
        return references.ToLookup(reference => reference.Child, reference => reference.Parent, StringComparer.Ordinal);
    }
}

/// <summary>A table of the database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Those that are stored as given; computed ones are not among them.</param>
/// <param name="Identities">Those that a sequence fills.</param>
internal sealed record DatabaseTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Identities)
{
    public string QuotedName => Quote(Name);

    public string ColumnList => string.Join(", ", Columns.Select(Quote));

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
