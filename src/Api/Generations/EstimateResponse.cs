using ImageGenerator.Api.Budgets;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Generations;

namespace ImageGenerator.Api.Generations;

/// <summary>What a request would cost and make.</summary>
/// <param name="Cost">The price before the click; <c>estimated</c> is null when unknown.</param>
/// <param name="Model">The model that would be used.</param>
/// <param name="Provider">Its provider.</param>
/// <param name="Width">Of each image, in pixels.</param>
/// <param name="Height">Of each image, in pixels.</param>
/// <param name="Count">How many images.</param>
/// <param name="TypicalSeconds">How long it usually takes; null when unknown.</param>
/// <param name="Price">The price that was used; null when it is unknown.</param>
/// <param name="Budget">What the spending limits leave that the request would have to keep.</param>
/// <param name="Blocked">Why the request would be refused now for the money's sake; null when it would not be.</param>
public sealed record EstimateResponse(
    CostResponse Cost,
    string Model,
    string Provider,
    int Width,
    int Height,
    int Count,
    double? TypicalSeconds,
    EstimatePriceResponse? Price,
    IReadOnlyList<BudgetResponse> Budget,
    BlockedResponse? Blocked
)
{
    internal static EstimateResponse From(GenerationEstimate estimate) =>
        new(
            CostResponse.Expected(estimate.EstimatedCost),
            estimate.Model,
            estimate.Provider,
            estimate.Width,
            estimate.Height,
            estimate.Count,
            estimate.TypicalSeconds,
            estimate.PriceValidFrom is { } day ? new EstimatePriceResponse(day, estimate.PriceSource ?? "") : null,
            [.. estimate.Budget.Select(BudgetResponse.From)],
            estimate.Blocked is { } why ? new BlockedResponse(why.Code, why.Message) : null
        );
}
