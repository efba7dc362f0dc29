using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Application.Generations;

/// <summary>Who goes on with a job: another provider's model, or the same one (no route) with another key.</summary>
/// <param name="Route">The other model; null when only the key changes.</param>
internal sealed record FailoverTarget(Route<GenerationSettings>? Route)
{
    /// <summary>What it is expected to cost; null when nobody knows.</summary>
    public Money? CostOf(Generation job) => Route is null ? job.ExpectedCost : Route.Cost;
}

/// <summary>Finds who goes on with a job when its provider cannot.</summary>
[ScopedService]
internal sealed class FailoverPlanner(ModelRouter router, ProviderRequestFactory calls, IProviderConnections connections)
{
    /// <summary>A provider that says when to come back is waited for this long before somebody else is asked.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Another provider; null when there is none, or when waiting is quicker.</summary>
    public async Task<FailoverTarget?> FindAsync(Generation generation, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        if (!generation.HasAttemptsLeft || retryAfter <= Patience) return null;

        return await router.FindFailoverRoutesAsync(generation, cancellationToken) is [var best, ..]
            ? new FailoverTarget(best)
            : null;
    }

    /// <summary>After a key could not be used: the next key in turn, then another provider; null when there is neither.</summary>
    /// <param name="generation">The job.</param>
    /// <param name="rejected">The key that could not be used.</param>
    /// <param name="report">What that says of the key; null when the key is good.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<FailoverTarget?> FindAfterRejectionAsync(
        Generation generation, ProviderConnection rejected, ProviderCredentialReport? report, CancellationToken cancellationToken)
    {
        if (report is not null) await connections.ReportAsync(rejected, report, cancellationToken);
        if (!generation.HasAttemptsLeft) return null;
        if (rejected.Owner is { } owner && await calls.ConnectAsync(generation, cancellationToken, [owner]) is not null) return new FailoverTarget(Route: null);

        return await FindAsync(generation, retryAfter: null, cancellationToken);
    }
}
