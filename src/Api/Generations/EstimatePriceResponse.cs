namespace ImageGenerator.Api.Generations;

/// <summary>The line of the price book that an estimate comes from.</summary>
/// <param name="ValidFrom">The first day on which it holds.</param>
/// <param name="Source">Where it was read.</param>
public sealed record EstimatePriceResponse(DateOnly ValidFrom, string Source);
