using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// Says what an attempt that has ended is known to have cost: the one place where "not charged" is decided (see
/// docs/decisions/0020). What cannot be known is unknown, never nothing.
/// </summary>
public static class ChargePolicy
{
    /// <summary>What the kind of the outcome says by itself.</summary>
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="accepted">True when the provider had taken the work up as a job of its own.</param>
    /// <param name="free">True when the work costs nothing, whatever comes of it.</param>
    public static Charge Of(AttemptOutcome outcome, bool accepted, bool free) =>
        outcome switch
        {
            _ when free => Charge.None,
            AttemptOutcome.Completed or AttemptOutcome.NoOutput => Charge.Charged,
            AttemptOutcome.ServerError
            or AttemptOutcome.TimedOut
            or AttemptOutcome.Unknown
            or AttemptOutcome.Cancelled => Charge.Unknown,

            // The provider's own words about the work itself.
            AttemptOutcome.Refused or AttemptOutcome.Invalid or AttemptOutcome.Unavailable => Charge.None,

            // These speak of the question that was asked last, not of work that was taken up before.
            AttemptOutcome.RateLimited
            or AttemptOutcome.CredentialRejected
            or AttemptOutcome.OutOfCredit
            or AttemptOutcome.NotPermitted
            or AttemptOutcome.Abandoned => accepted ? Charge.Unknown : Charge.None,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };

    /// <summary>The charge with its amount, which is null when nobody knows it.</summary>
    /// <param name="attempt">The attempt, up to its end.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="report">What is known besides.</param>
    internal static (Charge Charge, Money? Amount) Settle(
        ProviderAttempt attempt,
        AttemptOutcome outcome,
        CostReport report
    )
    {
        if (report.Reported is { } told)
            return Known(told);

        var charge = Of(outcome, attempt.ProviderJobId is not null, attempt.ExpectedCost == Money.Zero);
        if (report.IsCharged && charge == Charge.None && attempt.ExpectedCost != Money.Zero)
            charge = Charge.Charged;

        // A price that somebody entered for a machine of their own counts, too, but only for what was made.
        if (outcome == AttemptOutcome.Completed)
            return report.Priced is { } priced ? Known(priced) : (Charge.Charged, null);

        return charge switch
        {
            Charge.None => (Charge.None, Money.Zero),
            Charge.Charged => (report.Priced ?? attempt.ExpectedCost) is { } amount
                ? Known(amount)
                : (Charge.Charged, null),
            _ => (charge, null),
        };
    }

    private static (Charge, Money?) Known(Money amount) => (amount > Money.Zero ? Charge.Charged : Charge.None, amount);
}
