using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.ProviderKeys;
using Microsoft.Extensions.Configuration;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// What a provider takes over one connection, from all workers: as administrators have set it, or
/// <c>Providers:NAME:Concurrency</c>. Each connection has as much for itself: a customer's own key and server do not
/// wait for others.
/// </summary>
internal sealed class ProviderLimits(IConfiguration configuration, IModelCatalog models)
{
    public int ConcurrencyOf(string provider) =>
        configuration.GetValue<int?>($"Providers:{ConfiguredProviders.NameOf(provider)}:Concurrency")
        ?? SettingsOf(provider).Concurrency;

    /// <summary>Attempts that may begin within a minute; null for any number.</summary>
    public int? RequestsPerMinuteOf(string provider) => SettingsOf(provider).RequestsPerMinute;

    private ProviderSettings SettingsOf(string provider) =>
        models.FindProvider(provider)?.Settings ?? new ProviderSettings();
}
