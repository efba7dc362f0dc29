using ImageGenerator.Api.Budgets;
using ImageGenerator.Api.Generations;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Edits;

namespace ImageGenerator.Api.Edits;

/// <summary>What an edit would cost and make.</summary>
/// <param name="Cost">The price before the click; <c>estimated</c> is null when unknown.</param>
/// <param name="Model">The model that would be used.</param>
/// <param name="ModelName">Its name.</param>
/// <param name="Provider">Its provider.</param>
/// <param name="ProviderName">The provider's name.</param>
/// <param name="Width">Of the result, in pixels; null where the model has a size of its own.</param>
/// <param name="Height">Of the result, in pixels; null where the model has a size of its own.</param>
/// <param name="TypicalSeconds">How long it usually takes; null when unknown.</param>
/// <param name="Price">The price that was used; null when it is unknown.</param>
/// <param name="Budget">What the spending limits leave that the request would have to keep.</param>
/// <param name="Blocked">Why the request would be refused now for the money's sake; null when it would not be.</param>
public sealed record EditEstimateResponse(
    CostResponse Cost,
    string Model,
    string ModelName,
    string Provider,
    string ProviderName,
    int? Width,
    int? Height,
    double? TypicalSeconds,
    EstimatePriceResponse? Price,
    IReadOnlyList<BudgetResponse> Budget,
    BlockedResponse? Blocked
)
{
    internal static EditEstimateResponse From(EditEstimate estimate) =>
        new(
            CostResponse.Expected(estimate.EstimatedCost),
            estimate.Model.Id,
            estimate.Model.Name,
            estimate.Model.Provider,
            estimate.Model.ProviderName,
            estimate.ResultSize?.Width,
            estimate.ResultSize?.Height,
            estimate.Model.TypicalSeconds,
            estimate.Model.Price is { } price ? new EstimatePriceResponse(price.ValidFrom, price.Source) : null,
            [.. estimate.Budget.Select(BudgetResponse.From)],
            estimate.Blocked is { } why ? new BlockedResponse(why.Code, why.Message) : null
        );
}
