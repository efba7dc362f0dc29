using Npgsql;

namespace ImageGenerator.TestKit;

/// <summary>
/// Connections of the tests themselves. They have a name, because the product's figures, which are those of the whole
/// process, call unnamed ones by their address.
/// </summary>
public static class TestConnection
{
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString) =>
        await NewSource(connectionString).OpenConnectionAsync();

    // Without a pool there is nothing to dispose of but the connections.
    internal static NpgsqlDataSource NewSource(string connectionString) =>
        new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString
        )
        {
            Name = "tests",
        }.Build();
}
