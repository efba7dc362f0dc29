using System.Text.Json;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>
/// Brings the prices of the data files into the database at the start, and the database's into this process: at the
/// start, whenever somebody notifies, and once a minute in case a notification was lost.
/// </summary>
internal sealed partial class PriceBookSync(
    PriceBook book,
    NpgsqlDataSource database,
    INotifier notifier,
    TimeProvider clock,
    ILogger<PriceBookSync> logger
) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(1);

    // A price is never edited. Whatever a file says that no line says yet becomes a line, whichever release said it
    // first. The first one of a model was known from its first day on; a later one only from now on.
    private const string AddShipped = """
        INSERT INTO model_prices (id, model, valid_from, components, expected, source, entered_by, created_at,
            known_from)
        SELECT @id, @model, @validFrom, @components, @expected, @source, NULL, @now,
               CASE WHEN EXISTS (SELECT 1 FROM model_prices WHERE model = @model) THEN @now
                   ELSE @validFrom::timestamp AT TIME ZONE 'UTC' END
        WHERE NOT EXISTS (
            SELECT 1 FROM model_prices
            WHERE model = @model AND valid_from = @validFrom AND entered_by IS NULL
              AND components = @components AND expected = @expected AND source = @source)
        """;

    private NotificationCursor _cursor = null!;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first look, so that nothing is missed between the two.
        _cursor = notifier.Listen(NotificationChannel.Catalog);
        await SeedAsync(PriceBook.Shipped(), cancellationToken);
        await book.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await notifier.WaitAsync(_cursor, _every, stoppingToken);
            try
            {
                await book.RefreshAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogStale(fault.Message);
            }
        }
    }

    /// <summary>
    /// Adds the lines that are not there yet. Several processes may start at once: one of them adds, the others find it
    /// done.
    /// </summary>
    internal async Task SeedAsync(IEnumerable<ModelPrice> shipped, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock(hashtext('model_prices'))") },
        };
        var now = clock.GetUtcNow();
        foreach (var price in shipped)
            batch.BatchCommands.Add(CommandFor(price, now));

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        var added = batch.BatchCommands.Cast<NpgsqlBatchCommand>().Skip(1).Sum(command => command.RecordsAffected);
        if (added == 0)
            return;

        LogSeeded(added);
        notifier.Notify(NotificationChannel.Catalog);
    }

    private static NpgsqlBatchCommand CommandFor(ModelPrice price, DateTimeOffset now) =>
        new(AddShipped)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid>("id", price.Id.Value),
                new NpgsqlParameter<string>("model", price.Model),
                new NpgsqlParameter<DateOnly>("validFrom", price.ValidFrom),
                JsonOf("components", price.Components),
                JsonOf("expected", price.Expected),
                new NpgsqlParameter<string>("source", price.Source),
                new NpgsqlParameter<DateTimeOffset>("now", now),
            },
        };

    private static NpgsqlParameter JsonOf(string name, IReadOnlyList<PriceComponent> lines) =>
        new(name, NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(lines, CatalogFiles.Json) };

    [LoggerMessage(Level = LogLevel.Information, Message = "Added {Count} prices from the data files")]
    private partial void LogSeeded(int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The price book could not be read; the last one counts until the next try: {Reason}"
    )]
    private partial void LogStale(string reason);
}
