using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Application.Generations;

/// <summary>What a provider made for an attempt, on its way into the library.</summary>
/// <param name="Lease">The worker's right to the job.</param>
/// <param name="Generation">The job, with its attempt open.</param>
/// <param name="Answer">The provider's answer.</param>
/// <param name="Control">Says why to stop.</param>
internal sealed record Delivery(JobLease Lease, Generation Generation, ProviderAnswer.Completed Answer, JobControl Control)
{
    /// <summary>Asks the provider for its answer once more, with fresh addresses; null when it gives none but the first.</summary>
    public Func<CancellationToken, Task<ProviderAnswer>>? AskAgain { get; init; }

    /// <summary>True when the answer is on a disk that outlives this process.</summary>
    public bool IsHeld { get; set; }

    public HeldAttempt Attempt => new(Generation.Id, Generation.Attempts.Count);

    /// <summary>What may be made again at no cost need not be kept at any.</summary>
    public bool IsFree => Generation.EstimatedCost == Money.Zero;

    /// <summary>Images that are expected: no more than were asked for, no more than the provider sent.</summary>
    public IEnumerable<(int Index, ProviderOutput Image)> Images => Answer.Outputs.Take(Generation.Settings.Count).Index();

    /// <summary>Images that were paid for are kept even when somebody cancels; free ones are not worth waiting for.</summary>
    public CancellationToken Patience(CancellationToken cancellationToken) => IsFree ? Control.Stopping : cancellationToken;

    /// <summary>True when the reason to stop counts: images that were paid for are saved whatever else somebody wants.</summary>
    public bool MustStop => Control.Reason switch
    {
        null => false,
        StopReason.LeaseLost => true,
        StopReason.ShuttingDown => IsFree || IsHeld || AskAgain is not null,
        _ => IsFree,
    };
}
