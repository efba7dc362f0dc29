using FluentValidation;
using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.Edits;

/// <summary>What the same edit would cost and make now. Nothing is created.</summary>
[Requires(Permission.View)]
public sealed record EstimateEdit(EditInput Input) : IQuery<EditEstimate>;

/// <summary>The price before the click.</summary>
/// <param name="EstimatedCost">In dollars; null when unknown.</param>
/// <param name="Model">The model that would be used.</param>
public sealed record EditEstimate(decimal? EstimatedCost, ModelDescription Model)
{
    /// <summary>The size of the result; null where the model has one of its own.</summary>
    public ImageSize? ResultSize { get; init; }

    /// <summary>The limits that the request would have to keep.</summary>
    public IReadOnlyList<SpendingLimitView> Budget { get; init; } = [];

    /// <summary>Why the request would be refused now for the money's sake; null when it would not be.</summary>
    public Error? Blocked { get; init; }
}

internal sealed class EstimateEditValidator : AbstractValidator<EstimateEdit>
{
    public EstimateEditValidator() =>
        RuleFor(query => query.Input).SetValidator(new EditInputValidator()).IsWholeBody();
}

internal sealed class EstimateEditHandler(EditRouting routing, ISpendingLimitReader limits, Actor actor)
    : IRequestHandler<EstimateEdit, Result<EditEstimate>>
{
    public async Task<Result<EditEstimate>> Handle(EstimateEdit query, CancellationToken cancellationToken)
    {
        var route = await routing.FindAsync(query.Input, cancellationToken);
        if (!route.Succeeded)
            return route.Error;

        var (model, settings) = route.Value;

        // What people pay themselves is theirs to limit.
        var binding =
            route.Value.Payer == CredentialScope.User
                ? []
                : await limits.ListBindingAsync(actor.UserId, actor.ApiKeyId, cancellationToken);
        return new EditEstimate(route.Value.Cost?.Amount, model)
        {
            ResultSize = settings.ResultSize,
            Budget = binding,
            Blocked = SpendingLimitView.WhyBlocked(binding, route.Value.Cost),
        };
    }
}
