using ImageGenerator.TestKit;
using Npgsql;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>The rows behind the API, for what it does not show and for what it must not have done.</summary>
internal sealed class TestData(string connectionString)
{
    public async Task<T?> ReadAsync<T>(string sql, params object[] values)
    {
        await using var connection = await TestConnection.OpenAsync(connectionString);
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = await TestConnection.OpenAsync(connectionString);
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Lets nobody read or write a table until what is returned is disposed of.</summary>
    public async Task<IAsyncDisposable> LockAsync(string table)
    {
        var connection = await TestConnection.OpenAsync(connectionString);
        await using var command = Command(connection, $"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", []);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Rows of everything that a request of this organization could have made.</summary>
    public Task<long> CountRowsAsync(Guid organization) =>
        ReadAsync<long>(
            """
            SELECT (SELECT count(*) FROM jobs WHERE organization_id = $1) + (SELECT count(*) FROM job_queue WHERE organization_id = $1)
                 + (SELECT count(*) FROM api_keys WHERE organization_id = $1) + (SELECT count(*) FROM idempotency_keys WHERE organization_id = $1)
                 + (SELECT count(*) FROM outbox WHERE organization_id = $1)
            """,
            organization
        );

    /// <summary>What all lines of an organization's ledger add up to, in dollars.</summary>
    public Task<decimal> SumLedgerAsync(Guid organization) =>
        ReadAsync<decimal>("SELECT sum(amount) FROM usage_records WHERE organization_id = $1", organization);

    /// <summary>Every row of every table, as text.</summary>
    public async Task<string> DumpAsync()
    {
        await using var connection = await TestConnection.OpenAsync(connectionString);
        var tables = new List<string>();
        await using (
            var command = Command(
                connection,
                "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'",
                []
            )
        )
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        }

        var dump = new System.Text.StringBuilder();
        foreach (var table in tables)
        {
            dump.Append(table).Append('\n');
            await using var command = Command(
                connection,
                $"SELECT t::text || ' ' || to_jsonb(t)::text FROM {table} t",
                []
            );
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                dump.Append(reader.GetString(0)).Append('\n');
        }

        return dump.ToString();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
