using FluentValidation;
using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>What the same request would cost now. Nothing is created; the prompt may still be missing.</summary>
[Requires(Permission.View)]
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
    decimal? EstimatedCost,
    string Model,
    string Provider,
    int Width,
    int Height,
    int Count,
    double? TypicalSeconds
)
{
    /// <summary>The day from which the price holds; null when it is unknown.</summary>
    public DateOnly? PriceValidFrom { get; init; }

    /// <summary>Where the price was read.</summary>
    public string? PriceSource { get; init; }

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

internal sealed class EstimateGenerationHandler(GenerationRouting routing, ISpendingLimitReader limits, Actor actor)
    : IRequestHandler<EstimateGeneration, Result<GenerationEstimate>>
{
    public async Task<Result<GenerationEstimate>> Handle(EstimateGeneration query, CancellationToken cancellationToken)
    {
        var found = await routing.FindAsync(query.Input, use: false, cancellationToken);
        if (!found.Succeeded)
            return found.Error;

        var route = found.Value.Route;
        var (model, settings) = route;
        var cost = route.Cost;

        // What people pay themselves is theirs to limit.
        var binding =
            route.Payer == CredentialScope.User
                ? []
                : await limits.ListBindingAsync(actor.UserId, actor.ApiKeyId, cancellationToken);
        return new GenerationEstimate(
            cost?.Amount,
            model.Id,
            model.Provider,
            settings.Width,
            settings.Height,
            settings.Count,
            model.TypicalSeconds
        )
        {
            PriceValidFrom = model.Price?.ValidFrom,
            PriceSource = model.Price?.Source,
            Budget = binding,
            Blocked = SpendingLimitView.WhyBlocked(binding, cost),
        };
    }
}
