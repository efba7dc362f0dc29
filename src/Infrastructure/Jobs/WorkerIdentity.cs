using ImageGenerator.Application.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>What this process calls itself on the leases that it takes, and how long they hold.</summary>
internal sealed class WorkerIdentity(IOptions<JobOptions> options)
{
    public string Name { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public TimeSpan Lease => options.Value.Lease;
}

/// <summary>How many jobs a provider may have running over all workers: <c>Providers:NAME:Concurrency</c>.</summary>
internal sealed class ProviderLimits(IConfiguration configuration)
{
    private const int DefaultConcurrency = 32;

    public int ConcurrencyOf(string provider) =>
        configuration.GetValue<int?>($"Providers:{provider}:Concurrency") ?? DefaultConcurrency;
}
