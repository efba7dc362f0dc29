using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>Who goes on with a job: another provider's model, or the same one (no route) with another key.</summary>
/// <param name="Route">The other model; null when only the key changes.</param>
internal sealed record FailoverTarget(FailoverRoute? Route)
{
    /// <summary>What it is expected to cost; null when nobody knows.</summary>
    public Money? CostOf(ProviderJob job) => Route is null ? job.ExpectedCost : Route.ExpectedCost;
}

/// <summary>Finds who goes on with a job when its provider cannot.</summary>
[ScopedService]
internal sealed class FailoverPlanner(JobTypes types, ProviderRequestFactory requests, IProviderConnections connections)
{
    /// <summary>A provider that says when to come back is waited for this long before another one is asked.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Another provider; null when there is none, or when waiting is quicker.</summary>
    public async Task<FailoverTarget?> FindAsync(
        ProviderJob job,
        TimeSpan? retryAfter,
        CancellationToken cancellationToken
    )
    {
        if (!job.HasAttemptsLeft || retryAfter <= Patience)
            return null;

        var routes = await types.Of(job).FindRoutesAsync(job, cancellationToken);
        return routes is [var best, ..] ? new FailoverTarget(best) : null;
    }

    /// <summary>
    /// After a key could not be used: the next key in turn, then another provider; null when there is neither.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="rejected">The key that could not be used.</param>
    /// <param name="report">What that says of the key; null when the key is good.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<FailoverTarget?> FindAfterRejectionAsync(
        ProviderJob job,
        ProviderConnection rejected,
        ProviderCredentialReport? report,
        CancellationToken cancellationToken
    )
    {
        if (report is not null)
            await connections.ReportAsync(rejected, report, cancellationToken);
        if (!job.HasAttemptsLeft)
            return null;
        if (rejected.Owner is { } owner && await requests.ConnectAsync(job, cancellationToken, [owner]) is not null)
        {
            return new FailoverTarget(Route: null);
        }

        return await FindAsync(job, retryAfter: null, cancellationToken);
    }
}
