using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// What is known of an attempt's cost when it ends. An amount that cannot be meant, below zero or beyond any price,
/// counts as absent: no answer of a provider ever moves money down.
/// </summary>
public sealed record CostReport
{
    private static readonly Money _most = Money.Usd(ModelPrice.MaxAmount);

    /// <summary>What the provider says that it charged; null when it does not say.</summary>
    public Money? Reported
    {
        get;
        init => field = Plausible(value);
    }

    /// <summary>What the price book makes of the work; null when it cannot tell.</summary>
    public Money? Priced
    {
        get;
        init => field = Plausible(value);
    }

    /// <summary>True when the provider charges, although this kind of outcome is usually free.</summary>
    public bool IsCharged { get; init; }

    /// <summary>Nothing is known but the outcome.</summary>
    public static CostReport Nothing { get; } = new();

    /// <summary>What the provider said.</summary>
    public static CostReport Told(Money? amount) => new() { Reported = amount };

    private static Money? Plausible(Money? amount) => amount < Money.Zero || amount > _most ? null : amount;
}
