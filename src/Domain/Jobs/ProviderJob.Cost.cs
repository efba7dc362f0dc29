using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Jobs;

/// <summary>What the work costs: expected, set aside, and in the end.</summary>
public abstract partial class ProviderJob
{
    /// <summary>What was expected at submission; null means unknown, never free.</summary>
    public Money? EstimatedCost { get; private init; }

    /// <summary>What the model is expected to cost that is used now; another one may have taken over.</summary>
    public Money? ExpectedCost { get; private set; }

    /// <summary>
    /// What it came to, as far as that is known; null until it has finished, and when no amount is known.
    /// </summary>
    public Money? ActualCost { get; private set; }

    /// <summary>
    /// How many amounts nobody knows: attempts that may have been charged and are not in <see cref="ActualCost"/>.
    /// </summary>
    public int UnknownAmounts { get; private set; }

    /// <summary>Whether it was charged, as far as that is known.</summary>
    public Charge Charge { get; private set; }

    /// <summary>What is set aside for it under the spending limits; null when nothing is.</summary>
    public Money? Held { get; private set; }

    /// <summary>
    /// What attempts that came to nothing have cost since a person last asked for the job. An amount that nobody knows
    /// counts as what was expected, because it may have to be paid.
    /// </summary>
    public Money PriorCost =>
        CurrentAttempts
            .Where(attempt => !attempt.IsOpen)
            .Aggregate(Money.Zero, (paid, attempt) => paid + (attempt.Cost ?? attempt.ExpectedCost ?? Money.Zero));

    /// <summary>True when every attempt was made with the person's own key: nobody's budget is touched.</summary>
    public bool IsPaidByPerson =>
        CurrentAttempts.Any() && CurrentAttempts.All(attempt => attempt.KeyOwner == CredentialScope.User);

    /// <summary>
    /// Notes what is set aside for it; the hold itself is kept beside the limits. A hold grows, and never shrinks.
    /// </summary>
    public Result RecordHold(Money amount)
    {
        if (IsFinished)
            return AlreadyFinished();
        if (amount <= Money.Zero || amount < Held)
        {
            return Error.Conflict("job.hold_too_small", "A hold is an amount, and never shrinks.");
        }

        Held = amount;
        return Result.Ok();
    }

    /// <summary>Notes that its hold is settled.</summary>
    public Result ReleaseHold()
    {
        if (!IsFinished)
            return Error.Conflict("job.not_finished", "A hold is settled when its job has ended.");

        Held = null;
        return Result.Ok();
    }
}
