using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Api.Jobs;

/// <summary>What something costs. A null is an unknown amount, never zero.</summary>
/// <param name="Estimated">Expected at submission.</param>
/// <param name="Actual">The sum of all amounts that are known; null until it has finished, and when no amount is
/// known.</param>
/// <param name="UnknownAmounts">How many amounts are not in <c>actual</c> because nobody knows them: the provider may
/// charge them.</param>
/// <param name="Charge"><c>pending</c> until it has finished; then whether it was charged, as far as that is
/// known.</param>
/// <param name="MayBeCharged">True while an attempt is under way that the provider may charge even if it is cancelled
/// now.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record CostResponse(
    decimal? Estimated,
    decimal? Actual,
    int UnknownAmounts,
    Charge Charge,
    bool MayBeCharged,
    string Currency
)
{
    internal static CostResponse Of(JobView job) =>
        new(
            job.EstimatedCost,
            job.ActualCost,
            job.UnknownAmounts,
            job.Charge,
            job is { Status: JobStatus.Processing, MayCharge: true },
            Money.Currency
        );

    internal static CostResponse Of(JobUpdated job) =>
        new(
            job.EstimatedCost?.Amount,
            job.ActualCost?.Amount,
            job.UnknownAmounts,
            job.Charge,
            job is { Status: JobStatus.Processing, MayCharge: true },
            Money.Currency
        );

    /// <summary>Before anything was asked for.</summary>
    internal static CostResponse Expected(decimal? estimated) =>
        new(estimated, null, 0, Charge.Pending, MayBeCharged: false, Money.Currency);
}
