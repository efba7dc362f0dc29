using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Pricing;

/// <summary>
/// What a model costs from a day on. Prices are never changed, only followed by others: a job keeps the price of the
/// moment at which it was submitted.
/// </summary>
public sealed record Price
{
    /// <summary>What the provider charges.</summary>
    public required IReadOnlyList<PriceComponent> Components { get; init; }

    /// <summary>
    /// What that usually comes to, where it is only known afterwards (tokens, seconds). Empty: the components say it.
    /// </summary>
    public IReadOnlyList<PriceComponent> Expected { get; init; } = [];

    /// <summary>The first day on which it holds (UTC).</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>Where it was read.</summary>
    public string Source { get; init; } = "";

    /// <summary>A price of so much for each image and nothing else.</summary>
    public static Price PerImage(Money amount) => new() { Components = [new PriceComponent(PriceUnit.Image, amount)] };

    /// <summary>The price before the click; null when it cannot be told.</summary>
    public Money? Estimate(Work work) => CostOf(Expected.Count > 0 ? Expected : Components, work);

    /// <summary>
    /// What work that was done comes to. Where the provider did not tell what it measured, the estimate has to do; null
    /// when even that is unknown.
    /// </summary>
    public Money? Actual(Work work) => CostOf(Components, work) ?? Estimate(work);

    private static Money? CostOf(IReadOnlyList<PriceComponent> components, Work work)
    {
        var total = 0m;
        foreach (var unit in components.GroupBy(component => component.Unit))
        {
            // A unit that has lines, of which none holds, has a price that nobody wrote down.
            var line = unit.Where(component => component.Holds(work)).MaxBy(component => component.When.Count);
            if (line is null || work.UnitsOf(unit.Key, line.Included) is not { } amount)
                return null;

            total += line.Amount.Amount * amount;
        }

        // Nobody is paid for working.
        return components.Count == 0 ? null : Money.Usd(Math.Max(0, total));
    }
}
