using ImageGenerator.Application.Models;
using ImageGenerator.Application.ProviderAdministration;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>
/// Looks after the providers that the platform has a way to: each is asked every few minutes whether it is there and
/// takes the key, by one process at a time.
/// </summary>
internal sealed partial class ProviderMonitor(
    IServiceScopeFactory scopes,
    NpgsqlDataSource database,
    IModelCatalog models,
    KeyCheck check,
    TimeProvider clock,
    ILogger<ProviderMonitor> logger
) : BackgroundService
{
    private static readonly TimeSpan _pollEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pollEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (
                var provider in models.Providers.Where(provider =>
                    provider.Settings.Enabled && (provider.NeedsKey || provider.SelfHosted)
                )
            )
            {
                try
                {
                    await CheckAsync(provider, stoppingToken);
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(provider.Id, fault.Message);
                }
            }
        }
    }

    internal async Task CheckAsync(ProviderDescription provider, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();

        // Nobody's organization and nobody's person: that leaves the platform's own key.
        var connection = await scope
            .ServiceProvider.GetRequiredService<IProviderConnections>()
            .ChooseAsync(
                default,
                default,
                provider.Id,
                [CredentialScope.User, CredentialScope.Organization],
                cancellationToken
            );
        if (connection is null || !await TakeTurnAsync(provider.Id, cancellationToken))
            return;

        var found = await check.RunAsync(provider, connection, cancellationToken);
        await scope
            .ServiceProvider.GetRequiredService<IProviderAdministration>()
            .NoteCheckAsync(provider.Id, found, cancellationToken);
    }

    private async Task<bool> TakeTurnAsync(string provider, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "UPDATE providers SET checked_at = now() WHERE id = $1 AND (checked_at IS NULL OR checked_at < now() - $2)"
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = provider });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = _every });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} could not be checked: {Reason}")]
    private partial void LogFailed(string provider, string reason);
}
