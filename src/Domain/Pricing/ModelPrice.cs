using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Pricing;

/// <summary>A line of the price book: what a model costs from a day on. Lines are added and never changed.</summary>
public sealed class ModelPrice
{
    public const int MaxComponents = 50;
    public const int MaxSourceLength = 500;
    public const decimal MaxAmount = 10_000m;

    // For EF Core.
    private ModelPrice() { }

    public ModelPriceId Id { get; private init; }

    /// <summary>The model's id in the catalog.</summary>
    public string Model { get; private init; } = "";

    /// <summary>The first day on which it holds (UTC).</summary>
    public DateOnly ValidFrom { get; private init; }

    public IReadOnlyList<PriceComponent> Components { get; private init; } = [];

    public IReadOnlyList<PriceComponent> Expected { get; private init; } = [];

    public string Source { get; private init; } = "";

    /// <summary>The administrator who entered it; null when it came with the product.</summary>
    public UserId? EnteredBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>
    /// Since when anybody could know: no job from before is priced by it. That is when it was added, except for the
    /// price that a model came with, which was there from its first day on.
    /// </summary>
    public DateTimeOffset KnownFrom { get; private init; }

    /// <summary>The same as the price that jobs are validated against.</summary>
    public Price Price =>
        new()
        {
            Components = Components,
            Expected = Expected,
            ValidFrom = ValidFrom,
            Source = Source,
        };

    /// <summary>
    /// An administrator enters a price. Prices are not changed backwards, and every condition must be one that a job
    /// can meet.
    /// </summary>
    public static Result<ModelPrice> Enter(IPricedModel model, Price price, UserId by, DateTimeOffset now)
    {
        if (price.ValidFrom < DateOnly.FromDateTime(now.UtcDateTime))
        {
            return Error.RuleViolation(
                "price.in_the_past",
                "A price holds from today on at the earliest: what was paid is not changed afterwards.",
                "validFrom"
            );
        }

        foreach (var (field, lines) in new[] { ("components", price.Components), ("expected", price.Expected) })
        {
            if (PriceConditions.Check(lines, model, field) is { Succeeded: false } refused)
                return refused.Error;
        }

        return Of(model.Id, price, by, now, knownFrom: now);
    }

    /// <summary>The price that a model came with.</summary>
    public static ModelPrice Shipped(string model, Price price) =>
        Of(model, price, by: null, StartOf(price.ValidFrom), knownFrom: StartOf(price.ValidFrom));

    private static ModelPrice Of(string model, Price price, UserId? by, DateTimeOffset now, DateTimeOffset knownFrom) =>
        new()
        {
            Id = ModelPriceId.New(),
            Model = model,
            ValidFrom = price.ValidFrom,
            Components = price.Components,
            Expected = price.Expected,
            Source = price.Source,
            EnteredBy = by,
            CreatedAt = now,
            KnownFrom = knownFrom,
        };

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
