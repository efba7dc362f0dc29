using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// Removes old events. What a consumer has not read yet stays, but not for ever: one that has not run for
/// <see cref="ConsumersKept"/> is forgotten, and should it come back, it begins again.
/// </summary>
internal sealed partial class OutboxSweep(NpgsqlDataSource database, ILogger<OutboxSweep> logger)
{
    public static readonly TimeSpan EventsKept = TimeSpan.FromDays(7);
    public static readonly TimeSpan ConsumersKept = TimeSpan.FromDays(30);

    /// <returns>How many events were removed.</returns>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ForgetConsumersAsync(now - ConsumersKept, cancellationToken);

        await using var command = database.CreateCommand(
            """
            DELETE FROM outbox WHERE occurred_at < $1 AND NOT EXISTS (
                SELECT FROM outbox_consumers AS consumer
                WHERE (consumer.transaction_id, consumer.event_id) < (outbox.transaction_id, outbox.id))
            """
        );
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now - EventsKept });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ForgetConsumersAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "DELETE FROM outbox_consumers WHERE active_at < $1 RETURNING name"
        );
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            LogForgotten(reader.GetString(0), ConsumersKept.Days);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The event consumer {Consumer} has not run for {Days} days; events are kept for it no longer"
    )]
    private partial void LogForgotten(string consumer, int days);
}
