using ImageGenerator.Domain.Common;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>A row of the outbox; what it says is read by <see cref="OutboxDecoder"/>.</summary>
internal sealed record OutboxRow(
    OutboxPosition Position,
    OrganizationId OrganizationId,
    string Name,
    int Version,
    string Data
);

/// <summary>What a look into the outbox found.</summary>
/// <param name="Rows">In order.</param>
/// <param name="MoreIsComing">Events are there that a running transaction may still get in front of: look again
/// soon.</param>
internal sealed record OutboxPage(IReadOnlyList<OutboxRow> Rows, bool MoreIsComing)
{
    /// <summary>True when there may be more right behind it.</summary>
    public bool IsFull => Rows.Count == OutboxReader.PageSize;
}

/// <summary>Reads the outbox in an order in which nothing is ever missed.</summary>
internal sealed class OutboxReader(NpgsqlDataSource database)
{
    public const int PageSize = 500;

    private const string ReadPage = """
        SELECT transaction_id, id, organization_id, name, version, data FROM outbox
        WHERE (transaction_id, id) > ($1, $2)
          AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
          AND ($3::uuid IS NULL OR organization_id = $3)
          AND ($4::uuid IS NULL OR subject_id = $4)
        ORDER BY transaction_id, id LIMIT $5
        """;

    // Only the last place is looked at. Asked whether a later one exists, a planner without fresh statistics reads the
    // whole table.
    private const string IsMoreComing = """
        SELECT COALESCE((SELECT transaction_id FROM outbox ORDER BY transaction_id DESC, id DESC LIMIT 1)
                        >= pg_snapshot_xmin(pg_current_snapshot()), false)
        """;

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
            "SELECT transaction_id, id FROM outbox ORDER BY transaction_id, id LIMIT 1"
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return false;

        return new OutboxPosition(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)) <= position;
    }

    /// <summary>The next complete events after a place, of one organization or of all.</summary>
    /// <param name="after">The place.</param>
    /// <param name="organization">Whose; null for all.</param>
    /// <param name="subject">Only what is part of this; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<OutboxPage> ReadAsync(
        OutboxPosition after,
        OrganizationId? organization,
        Guid? subject,
        CancellationToken cancellationToken
    )
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(ReadCommand(after, organization, subject));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(IsMoreComing));

        var rows = new List<OutboxRow>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(RowOf(reader));

        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new OutboxPage(rows, reader.GetBoolean(0) || rows.Count == PageSize);
    }

    private static NpgsqlBatchCommand ReadCommand(OutboxPosition after, OrganizationId? organization, Guid? subject) =>
        new(ReadPage)
        {
            Parameters =
            {
                new NpgsqlParameter<ulong> { TypedValue = after.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 },
                new NpgsqlParameter<long> { TypedValue = after.Id },
                Optional(organization?.Value),
                Optional(subject),
                new NpgsqlParameter<int> { TypedValue = PageSize },
            },
        };

    private static OutboxRow RowOf(NpgsqlDataReader reader) =>
        new(
            new OutboxPosition(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)),
            new OrganizationId(reader.GetGuid(2)),
            reader.GetString(3),
            reader.GetInt32(4),
            reader.GetString(5)
        );

    private static NpgsqlParameter Optional(Guid? value) =>
        new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };
}
