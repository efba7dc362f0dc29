using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.ProviderKeys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>What this process calls itself on the leases that it takes, and how long they hold.</summary>
internal sealed class WorkerIdentity(IOptions<JobOptions> options)
{
    public string Name { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public TimeSpan Lease => options.Value.Lease;
}

/// <summary>What a provider takes, over all workers: as administrators have set it, or <c>Providers:NAME:Concurrency</c>.</summary>
internal sealed class ProviderLimits(IConfiguration configuration, IModelCatalog models)
{
    public int ConcurrencyOf(string provider) =>
        configuration.GetValue<int?>($"Providers:{ConfiguredProviders.NameOf(provider)}:Concurrency") ?? SettingsOf(provider).Concurrency;

    /// <summary>Attempts that may begin within a minute; null for any number.</summary>
    public int? RequestsPerMinuteOf(string provider) => SettingsOf(provider).RequestsPerMinute;

    private ProviderSettings SettingsOf(string provider) => models.FindProvider(provider)?.Settings ?? new ProviderSettings();
}
