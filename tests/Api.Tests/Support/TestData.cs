using Npgsql;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>The rows behind the API, for what it does not show and for what it must not have done.</summary>
internal sealed class TestData(string connectionString)
{
    public async Task<T?> ReadAsync<T>(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Rows of everything that a request of this organization could have made.</summary>
    public Task<long> CountRowsAsync(Guid organization) => ReadAsync<long>(
        """
        SELECT (SELECT count(*) FROM generations WHERE organization_id = $1) + (SELECT count(*) FROM job_queue WHERE organization_id = $1)
             + (SELECT count(*) FROM api_keys WHERE organization_id = $1) + (SELECT count(*) FROM idempotency_keys WHERE organization_id = $1)
             + (SELECT count(*) FROM outbox WHERE organization_id = $1)
        """,
        organization);

    /// <summary>What all lines of an organization's ledger add up to, in dollars.</summary>
    public Task<decimal> SumLedgerAsync(Guid organization) =>
        ReadAsync<decimal>("SELECT sum(amount) FROM usage_records WHERE organization_id = $1", organization);

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
