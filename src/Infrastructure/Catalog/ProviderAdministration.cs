using ImageGenerator.Application.ProviderAdministration;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImageGenerator.Infrastructure.Catalog;

internal sealed class ProviderAdministration(
    AppDbContext database,
    NpgsqlDataSource source,
    CatalogLoader host,
    ProviderHealthStore states,
    INotifier notifier
) : IProviderAdministration
{
    private const int MaxReasonLength = 1000;

    public async Task<IReadOnlyDictionary<string, ProviderLoad>> CountJobsAsync(CancellationToken cancellationToken)
    {
        var loads = new Dictionary<string, ProviderLoad>(StringComparer.Ordinal);
        await using var command = source.CreateCommand(
            """
            SELECT provider, count(*) FILTER (WHERE leased_by IS NOT NULL AND due_at > now())::int, count(*)::int
            FROM job_queue GROUP BY provider
            """
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var running = reader.GetInt32(1);
            loads[reader.GetString(0)] = new ProviderLoad(running, reader.GetInt32(2) - running);
        }

        return loads;
    }

    public async Task SaveAsync(string provider, ProviderSettings settings, CancellationToken cancellationToken)
    {
        await database
            .Providers.Where(row => row.Id == provider)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(value => value.Enabled, settings.Enabled)
                        .SetProperty(value => value.AskOrder, settings.Order)
                        .SetProperty(value => value.Concurrency, settings.Concurrency)
                        .SetProperty(value => value.RequestsPerMinute, settings.RequestsPerMinute)
                        .SetProperty(value => value.ResendAfterServerError, settings.ResendAfterServerError)
                        .SetProperty(value => value.IsEdited, true),
                cancellationToken
            );

        // Whoever asked goes by it at once; the others are notified. Workers may have more to do now.
        await host.RefreshAsync(cancellationToken);
        notifier.Notify(NotificationChannel.Catalog);
        notifier.Notify(NotificationChannel.Jobs);
    }

    public async Task NoteCheckAsync(string provider, ConnectionCheckResult found, CancellationToken cancellationToken)
    {
        var reason = found.Reason is { } words ? Text.Truncate(words, MaxReasonLength) : null;
        await using var command = source.CreateCommand(
            "UPDATE providers SET checked_at = now(), check_condition = $2, check_reason = $3 WHERE id = $1"
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = provider });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = found.Condition.ToString() });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = reason });
        await command.ExecuteNonQueryAsync(cancellationToken);
        states.Forget();
    }
}
