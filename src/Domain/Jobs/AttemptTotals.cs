using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Jobs;

/// <summary>What several attempts came to together.</summary>
/// <param name="Known">The amounts that are known; null when there are only unknown ones.</param>
/// <param name="UnknownAmounts">How many amounts are not in it because nobody knows them.</param>
/// <param name="Charge">Charged as soon as one is; nothing only when all cost nothing.</param>
internal readonly record struct AttemptTotals(Money? Known, int UnknownAmounts, Charge Charge)
{
    public static AttemptTotals Of(IEnumerable<ProviderAttempt> attempts)
    {
        var (known, unknown, charge) = (Money.Zero, 0, Charge.None);
        foreach (var attempt in attempts.Where(attempt => !attempt.IsOpen))
        {
            known += attempt.Cost ?? Money.Zero;
            if (attempt.IsAmountUnknown)
                unknown++;
            if (attempt.Charge == Charge.Charged || charge == Charge.None)
                charge = attempt.Charge;
        }

        // Nothing but unknown amounts is no sum of nothing.
        return new AttemptTotals(unknown > 0 && known == Money.Zero ? null : known, unknown, charge);
    }
}
