using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>One worker's attempt at a job: what it holds, whom it asks and how.</summary>
internal sealed record AttemptContext(
    ClaimedJob Claimed,
    ProviderJob Job,
    IProvider Provider,
    ProviderConnection Connection
)
{
    public JobLease Lease => Claimed.Lease;
}
