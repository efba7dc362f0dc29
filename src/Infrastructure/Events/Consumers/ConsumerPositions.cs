using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Events.Consumers;

/// <summary>Where a consumer stands, and what is known of the event that comes next.</summary>
internal sealed record ConsumerState(OutboxPosition Position, int Failures, DateTimeOffset? RetryAt);

/// <summary>The table of the consumers' places.</summary>
internal sealed class ConsumerPositions(NpgsqlDataSource database, OutboxReader outbox, TimeProvider clock)
{
    /// <summary>Reads where a consumer stands; a new one begins behind everything that is there now.</summary>
    public async Task<ConsumerState> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var end = await outbox.EndAsync(cancellationToken);
        await using var command = database.CreateCommand(
            """
            INSERT INTO outbox_consumers (name, transaction_id, event_id, failures, active_at)
            VALUES ($1, $2, $3, 0, $4)
            ON CONFLICT (name) DO UPDATE SET active_at = excluded.active_at
            RETURNING transaction_id, event_id, failures, retry_at
            """
        );
        Add(command.Parameters, name, end, clock.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new ConsumerState(
            new OutboxPosition(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)),
            reader.GetInt32(2),
            await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(3)
        );
    }

    /// <summary>Moves it on in the context's own transaction, from the one place to the other.</summary>
    /// <returns>False when it does not stand there any more: somebody else has moved it.</returns>
    public async Task<bool> MoveAsync(
        AppDbContext context,
        string name,
        OutboxPosition from,
        OutboxPosition to,
        CancellationToken cancellationToken
    )
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)context.Database.CurrentTransaction!.GetDbTransaction();
        await using var command = new NpgsqlCommand(
            """
            UPDATE outbox_consumers
            SET transaction_id = $2, event_id = $3, failures = 0, retry_at = NULL, active_at = $4
            WHERE name = $1 AND transaction_id = $5 AND event_id = $6
            """,
            connection,
            transaction
        );
        Add(command.Parameters, name, to, clock.GetUtcNow());
        command.Parameters.Add(Xid(from));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from.Id });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Notes that the event after its place has failed once more.</summary>
    public async Task NoteFailureAsync(
        string name,
        OutboxPosition at,
        DateTimeOffset retryAt,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(
            """
            UPDATE outbox_consumers SET failures = failures + 1, retry_at = $4
            WHERE name = $1 AND transaction_id = $2 AND event_id = $3
            """
        );
        Add(command.Parameters, name, at, retryAt);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(
        NpgsqlParameterCollection parameters,
        string name,
        OutboxPosition position,
        DateTimeOffset time
    )
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        parameters.Add(Xid(position));
        parameters.Add(new NpgsqlParameter<long> { TypedValue = position.Id });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time });
    }

    private static NpgsqlParameter<ulong> Xid(OutboxPosition position) =>
        new() { TypedValue = position.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 };
}
