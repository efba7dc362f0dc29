using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>What went wrong with an attempt, in a way that another attempt may mend.</summary>
internal sealed record RetryableFailure(AttemptOutcome Outcome, JobFailure Failure)
{
    /// <summary>What the provider asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What is known of its cost besides the outcome.</summary>
    public CostReport? Cost { get; init; }

    /// <summary>True when the provider was not asked at all: the attempt does not count.</summary>
    public bool WasNotSent { get; init; }

    /// <summary>True when waiting would mend nothing.</summary>
    public bool Immediately { get; init; }

    public static RetryableFailure Of(AttemptOutcome outcome, FailureCode code, string reason) =>
        new(outcome, JobFailure.Because(code, reason));
}
