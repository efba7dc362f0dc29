using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>What the same request would cost now. Nothing is created; the prompt may still be missing.</summary>
public sealed record EstimateGeneration(GenerationInput Input) : IQuery<GenerationEstimate>;

/// <summary>The price before the click.</summary>
/// <param name="EstimatedCost">In dollars; null when unknown.</param>
/// <param name="Model">The model that would be used.</param>
/// <param name="Provider">Its provider.</param>
/// <param name="Width">Of each image, in pixels.</param>
/// <param name="Height">Of each image, in pixels.</param>
/// <param name="Count">How many images.</param>
/// <param name="TypicalSeconds">How long it usually takes; null when unknown.</param>
public sealed record GenerationEstimate(
    decimal? EstimatedCost, string Model, string Provider, int Width, int Height, int Count, double? TypicalSeconds)
{
    /// <summary>The day from which the price holds; null when it is unknown.</summary>
    public DateOnly? PriceValidFrom { get; init; }

    /// <summary>Where the price was read.</summary>
    public string? PriceSource { get; init; }
}

internal sealed class EstimateGenerationValidator : AbstractValidator<EstimateGeneration>
{
    public EstimateGenerationValidator() =>
        RuleFor(query => query.Input).SetValidator(new GenerationInputValidator(promptRequired: false)).IsWholeBody();
}

internal sealed class EstimateGenerationHandler(ModelRouter router, ReferenceFinder references, ICurrentUser user)
    : IRequestHandler<EstimateGeneration, Result<GenerationEstimate>>
{
    public async Task<Result<GenerationEstimate>> Handle(EstimateGeneration query, CancellationToken cancellationToken)
    {
        var asked = await references.AddToAsync(query.Input.ToRequest(), query.Input, use: false, cancellationToken);
        if (!asked.Succeeded) return asked.Error;

        var caller = new Caller(user.OrganizationId, user.UserId);
        var route = await router.ChooseAsync(query.Input.Model, query.Input.Prefer, asked.Value, caller, cancellationToken);
        if (!route.Succeeded) return route.Error;

        var (model, settings) = route.Value;
        return new GenerationEstimate(
            Generation.EstimateCost(model, settings)?.Amount,
            model.Id,
            model.Provider,
            settings.Width,
            settings.Height,
            settings.Count,
            model.TypicalSeconds)
        {
            PriceValidFrom = model.Price?.ValidFrom,
            PriceSource = model.Price?.Source,
        };
    }
}
