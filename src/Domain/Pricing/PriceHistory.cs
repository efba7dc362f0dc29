namespace ImageGenerator.Domain.Pricing;

/// <summary>All prices that a model ever had.</summary>
public sealed class PriceHistory
{
    private readonly ModelPrice[] _latestFirst;

    public PriceHistory(IEnumerable<ModelPrice> prices) =>
        _latestFirst = [
            .. prices
                .OrderByDescending(price => price.ValidFrom)
                .ThenByDescending(price => price.CreatedAt)
                .ThenByDescending(price => price.Id.Value),
        ];

    /// <summary>What counted at a moment, by what was known then; null when nobody knew a price.</summary>
    public ModelPrice? At(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return Array.Find(_latestFirst, price => price.ValidFrom <= day && price.KnownFrom <= at);
    }
}
