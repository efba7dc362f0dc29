using FluentValidation;
using ImageGenerator.Application.Budgets;
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
    decimal? EstimatedCost, string Model, string Provider, int Width, int Height, int Count, double? TypicalSeconds)
{
    /// <summary>The limits that the request would have to keep.</summary>
    public IReadOnlyList<SpendingLimitView> Budget { get; init; } = [];

    /// <summary>Why the request would be refused now for the money's sake; null when it would not be.</summary>
    public Error? Blocked { get; init; }
}

internal sealed class EstimateGenerationValidator : AbstractValidator<EstimateGeneration>
{
    public EstimateGenerationValidator() =>
        RuleFor(query => query.Input).SetValidator(new GenerationInputValidator(promptRequired: false)).IsWholeBody();
}

internal sealed class EstimateGenerationHandler(IModelCatalog models, ISpendingLimitReader limits, ICurrentUser user)
    : IRequestHandler<EstimateGeneration, Result<GenerationEstimate>>
{
    public async Task<Result<GenerationEstimate>> Handle(EstimateGeneration query, CancellationToken cancellationToken)
    {
        var input = query.Input;
        var model = models.Choose(input.Model);
        if (!model.Succeeded) return model.Error;

        var settings = GenerationSettings.For(input.ToRequest(), model.Value, Seed.From(Seed.Minimum));
        if (!settings.Succeeded) return settings.Error;

        var cost = Generation.EstimateCost(model.Value, settings.Value);
        var binding = await limits.ListBindingAsync(user.UserId, user.ApiKeyId, cancellationToken);
        return new GenerationEstimate(
            cost?.Amount,
            model.Value.Id,
            model.Value.Provider,
            settings.Value.Width,
            settings.Value.Height,
            settings.Value.Count,
            model.Value.TypicalSeconds)
        {
            Budget = binding,
            Blocked = SpendingLimitView.WhyBlocked(binding, cost),
        };
    }
}
