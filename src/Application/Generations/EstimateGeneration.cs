using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
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
    decimal? EstimatedCost, string Model, string Provider, int Width, int Height, int Count, double? TypicalSeconds);

internal sealed class EstimateGenerationValidator : AbstractValidator<EstimateGeneration>
{
    public EstimateGenerationValidator() =>
        RuleFor(query => query.Input).SetValidator(new GenerationInputValidator(promptRequired: false)).IsWholeBody();
}

internal sealed class EstimateGenerationHandler(IModelCatalog models, ReferenceFinder references)
    : IRequestHandler<EstimateGeneration, Result<GenerationEstimate>>
{
    public async Task<Result<GenerationEstimate>> Handle(EstimateGeneration query, CancellationToken cancellationToken)
    {
        var model = models.Choose(query.Input.Model);
        if (!model.Succeeded) return model.Error;

        var asked = await references.AddToAsync(query.Input.ToRequest(), query.Input, use: false, cancellationToken);
        if (!asked.Succeeded) return asked.Error;

        var settings = GenerationSettings.For(asked.Value, model.Value, Seed.From(Seed.Minimum));
        if (!settings.Succeeded) return settings.Error;

        return new GenerationEstimate(
            Generation.EstimateCost(model.Value, settings.Value)?.Amount,
            model.Value.Id,
            model.Value.Provider,
            settings.Value.Width,
            settings.Value.Height,
            settings.Value.Count,
            model.Value.TypicalSeconds);
    }
}
