using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Outputs;

/// <summary>
/// Outputs that were paid for, kept outside of the blob store while that takes nothing, so that another worker can save
/// them when this one is gone.
/// </summary>
public interface IHeldResults
{
    /// <summary>Keeps an answer; when this returns true, it would survive the process.</summary>
    /// <param name="attempt">Whose answer it is.</param>
    /// <param name="answer">The answer; its streams are read from their beginning, and stay open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>False when there is no room for it either.</returns>
    Task<bool> KeepAsync(HeldAttempt attempt, HeldResult answer, CancellationToken cancellationToken);

    /// <summary>The answer of an attempt; null when none is kept. Whoever gets it disposes it.</summary>
    Task<HeldResult?> FindAsync(HeldAttempt attempt, CancellationToken cancellationToken);

    /// <summary>Forgets an answer; a missing one is no error.</summary>
    void Remove(HeldAttempt attempt);

    /// <summary>The jobs of all that is kept, and since when.</summary>
    IReadOnlyList<(HeldAttempt Attempt, DateTimeOffset Since)> List();
}

/// <summary>An attempt at a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Number">Which of its attempts, from 1.</param>
public sealed record HeldAttempt(JobId Job, int Number)
{
    /// <summary>The latest attempt at a job.</summary>
    internal static HeldAttempt Of(ProviderJob job) => new(job.Id, job.Attempts.Count);
}

/// <summary>A provider's answer whose outputs are at hand.</summary>
/// <param name="Sent">How many outputs the provider sent.</param>
/// <param name="ReportedCost">What the provider says it charged.</param>
/// <param name="Usage">What the provider measured.</param>
/// <param name="Outputs">Those that are at hand.</param>
public sealed record HeldResult(int Sent, Money? ReportedCost, ProviderUsage? Usage, IReadOnlyList<HeldOutput> Outputs)
    : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var image in Outputs)
            await image.Content.DisposeAsync();
    }
}

/// <summary>An output that is at hand.</summary>
/// <param name="Index">Its place in the answer, from 0.</param>
/// <param name="Seed">The seed that made it, when the provider says.</param>
/// <param name="Content">Its bytes; seekable.</param>
public sealed record HeldOutput(int Index, long? Seed, Stream Content);
