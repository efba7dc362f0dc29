using ImageGenerator.Application.Jobs;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>What this process calls itself on the leases that it takes, and how long they hold.</summary>
internal sealed class WorkerIdentity(IOptions<JobOptions> options)
{
    public string Name { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public TimeSpan Lease => options.Value.Lease;
}
