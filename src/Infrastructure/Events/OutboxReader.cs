using System.Globalization;
using ImageGenerator.Domain.Common;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// A place in the outbox: the transaction that wrote an event, and the event's number. Places below every running transaction
/// are complete: nothing can appear before them any more.
/// </summary>
internal readonly record struct OutboxPosition(ulong Transaction, long Id) : IComparable<OutboxPosition>
{
    public static bool operator <(OutboxPosition left, OutboxPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(OutboxPosition left, OutboxPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(OutboxPosition left, OutboxPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(OutboxPosition left, OutboxPosition right) => left.CompareTo(right) >= 0;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static OutboxPosition? TryParse(string? text)
    {
        var parts = text?.Split('-');
        return parts is [var transaction, var id]
            && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var xid)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new OutboxPosition(xid, number)
            : null;
    }

    public int CompareTo(OutboxPosition other) => (Transaction, Id).CompareTo((other.Transaction, other.Id));

    public override string ToString() => FormattableString.Invariant($"{Transaction}-{Id}");
}

/// <summary>An event with its place.</summary>
internal sealed record OutboxEvent(OutboxPosition Position, OrganizationId OrganizationId, string Type, string Payload);

/// <summary>What a look into the outbox found.</summary>
/// <param name="Events">In order.</param>
/// <param name="MoreIsComing">Events are there that a running transaction may still get in front of: look again soon.</param>
internal sealed record OutboxPage(IReadOnlyList<OutboxEvent> Events, bool MoreIsComing);

/// <summary>Reads the outbox in an order in which nothing is ever missed.</summary>
internal sealed class OutboxReader(NpgsqlDataSource database)
{
    public const int PageSize = 500;

    /// <summary>The place behind everything that is complete now.</summary>
    public async Task<OutboxPosition> EndAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT pg_snapshot_xmin(pg_current_snapshot())");
        var oldestRunning = (ulong)(await command.ExecuteScalarAsync(cancellationToken))!;
        return new OutboxPosition(oldestRunning, 0);
    }

    /// <summary>True when everything after the position is still kept.</summary>
    public async Task<bool> ReachesAsync(OutboxPosition position, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT transaction_id, id FROM outbox ORDER BY transaction_id, id LIMIT 1");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return false;

        return new OutboxPosition(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)) <= position;
    }

    /// <summary>The next complete events after a place, of one organization or of all.</summary>
    public async Task<OutboxPage> ReadAsync(OutboxPosition after, OrganizationId? organization, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        var read = new NpgsqlBatchCommand(
            """
            SELECT transaction_id, id, organization_id, type, payload FROM outbox
            WHERE (transaction_id, id) > ($1, $2)
              AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
              AND ($3::uuid IS NULL OR organization_id = $3)
            ORDER BY transaction_id, id LIMIT $4
            """);
        read.Parameters.Add(new NpgsqlParameter<ulong> { TypedValue = after.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Id });
        read.Parameters.Add(new NpgsqlParameter { Value = organization?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PageSize });
        batch.BatchCommands.Add(read);

        // Only the last place is looked at. Asked whether a later one exists, a planner without fresh statistics reads the whole table.
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            SELECT COALESCE((SELECT transaction_id FROM outbox ORDER BY transaction_id DESC, id DESC LIMIT 1)
                            >= pg_snapshot_xmin(pg_current_snapshot()), false)
            """));

        var events = new List<OutboxEvent>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new OutboxEvent(
                new OutboxPosition(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)),
                new OrganizationId(reader.GetGuid(2)),
                reader.GetString(3),
                reader.GetString(4)));
        }

        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new OutboxPage(events, reader.GetBoolean(0) || events.Count == PageSize);
    }
}
