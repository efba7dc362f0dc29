using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Persistence.Search;

/// <summary>
/// Indexes rows again whose lexemes are of an older normal form, or are missing. Several processes may do so at once:
/// each takes rows that no other holds. Meanwhile the search goes on with what the rows have.
/// </summary>
internal sealed class SearchRebuild(NpgsqlDataSource database)
{
    private const int Batch = 500;

    // A job that is under way is left alone, because whoever works on it would find its row changed. It is taken once
    // it has ended.
    private static readonly (string Table, string Condition)[] _searched =
    [
        ("jobs", "status IN ('Completed', 'Failed', 'Cancelled')"),
        ("assets", "true"),
    ];

    /// <returns>How many rows were indexed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        foreach (var (table, condition) in _searched)
        {
            for (Guid? next = Guid.Empty; next is { } after; )
            {
                (next, var count) = await IndexBatchAsync(table, condition, after, cancellationToken);
                total += count;
            }
        }

        return total;
    }

    private async Task<(Guid? Last, int Count)> IndexBatchAsync(
        string table,
        string condition,
        Guid after,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (ids, vectors) = await ReadAsync(connection, table, condition, after, cancellationToken);
        if (ids.Count == 0)
            return (null, 0);

        await using var update = new NpgsqlCommand(
            $"""
            UPDATE {table} SET search = made.search, search_version = $3
            FROM unnest($1::uuid[], $2::tsvector[]) AS made (id, search) WHERE {table}.id = made.id
            """,
            connection
        );
        update.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
        update.Parameters.Add(new NpgsqlParameter<NpgsqlTsVector[]> { TypedValue = [.. vectors] });
        update.Parameters.Add(new NpgsqlParameter<short> { TypedValue = SearchText.Version });
        await update.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (ids[^1], ids.Count);
    }

    private static async Task<(List<Guid> Ids, List<NpgsqlTsVector> Vectors)> ReadAsync(
        NpgsqlConnection connection,
        string table,
        string condition,
        Guid after,
        CancellationToken cancellationToken
    )
    {
        await using var select = new NpgsqlCommand(
            $"""
            SELECT id, organization_id, COALESCE(settings->>'prompt', '') FROM {table}
            WHERE search_version < {SearchText.Version} AND {condition} AND id > $1
            ORDER BY id LIMIT {Batch} FOR UPDATE SKIP LOCKED
            """,
            connection
        );
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);

        var (ids, vectors) = (new List<Guid>(Batch), new List<NpgsqlTsVector>(Batch));
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetGuid(0));
            vectors.Add(SearchColumn.VectorOf(new(reader.GetGuid(1)), reader.GetString(2)));
        }

        return (ids, vectors);
    }
}
