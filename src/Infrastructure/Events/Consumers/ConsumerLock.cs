using Npgsql;

namespace ImageGenerator.Infrastructure.Events.Consumers;

/// <summary>
/// Lets one process at a time run a consumer: an advisory lock that the database gives back when the process dies. It
/// is taken in no transaction, because a transaction that holds anything would hold up every reader of the outbox. A
/// process that loses it unnoticed does no harm: it cannot move the consumer's place any more.
/// </summary>
internal sealed class ConsumerLock(NpgsqlDataSource database)
{
    /// <returns>Null when another process has it.</returns>
    public async Task<Held?> TryTakeAsync(string consumer, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(
                "SELECT pg_try_advisory_lock(hashtext('event_consumers'), hashtext($1))",
                connection
            );
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer });
            if ((bool)(await command.ExecuteScalarAsync(cancellationToken))!)
                return new Held(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    internal sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        /// <exception cref="NpgsqlException">The connection is gone, and the lock with it.</exception>
        public async Task EnsureAsync(CancellationToken cancellationToken)
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                // Connections go back to the pool as they are: what is locked there would stay locked.
                await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
                await command.ExecuteNonQueryAsync();
            }
            catch (NpgsqlException)
            {
                // It is gone, and the lock with it.
            }

            await connection.DisposeAsync();
        }
    }
}
