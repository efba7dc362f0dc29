using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>What a provider made for an attempt, on its way into the library.</summary>
/// <param name="Lease">The worker's right to the job.</param>
/// <param name="Job">The job, with its attempt open.</param>
/// <param name="Result">The provider's result.</param>
/// <param name="Control">Says why to stop.</param>
internal sealed record Delivery(
    JobLease Lease,
    ProviderJob Job,
    ProviderResult.Completed Result,
    JobCancellation Control
)
{
    /// <summary>True when the work may be done again because that costs nothing.</summary>
    public bool CanResubmit { get; init; }

    /// <summary>
    /// Asks the provider for its result once more, with fresh addresses; null when it gives none but the first.
    /// </summary>
    public Func<CancellationToken, Task<ProviderResult>>? AskAgain { get; init; }

    /// <summary>True when the result is on a disk that outlives this process.</summary>
    public bool IsHeld { get; set; }

    /// <summary>What may be made again at no cost need not be kept at any.</summary>
    public bool IsFree => Job.EstimatedCost == Money.Zero;

    /// <summary>
    /// Outputs that were paid for are kept even when somebody cancels; free ones are not worth waiting for.
    /// </summary>
    public CancellationToken Patience(CancellationToken cancellationToken) =>
        IsFree ? Control.Stopping : cancellationToken;

    /// <summary>
    /// True when the reason to stop counts: outputs that were paid for are saved whatever else somebody wants.
    /// </summary>
    public bool MustStop =>
        Control.Reason switch
        {
            null => false,
            StopReason.LeaseLost => true,
            StopReason.ShuttingDown => IsFree || IsHeld || AskAgain is not null,
            _ => IsFree,
        };
}
