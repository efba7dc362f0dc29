using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.Models;

/// <summary>
/// The models of all providers, the default one first, then as the administrators have ordered the providers.
/// </summary>
/// <param name="Operation">
/// What they have to be able to do; <see cref="AnyOperation"/> for whatever it is, null for generating.
/// </param>
[Requires(Permission.View)]
public sealed record ListModels(string? Operation = null) : IQuery<IReadOnlyList<ModelOffer>>
{
    public const string AnyOperation = "any";
}

internal sealed class ListModelsValidator : AbstractValidator<ListModels>
{
    public ListModelsValidator() =>
        RuleFor(query => query.Operation)
            .Must(operation => operation is null || OperationIds.IsValid(operation))
            .WithMessage("Use an operation's id, such as generate or upscale, or any.");
}

/// <summary>Why a model cannot be used now.</summary>
public enum Unusable
{
    /// <summary>Its provider is switched off.</summary>
    SwitchedOff,

    /// <summary>There is no key for its provider.</summary>
    NoKey,

    /// <summary>Nobody has said where its server is.</summary>
    NoAddress,

    /// <summary>Its provider has shut it down.</summary>
    Retired,
}

/// <summary>A model, and whether the caller can use it.</summary>
/// <param name="Model">The model.</param>
/// <param name="IsDefault">True for the one that the caller's requests get when they name none.</param>
/// <param name="Unusable">Null when it can be used.</param>
/// <param name="KeyOwner">Whose key would be used; null when none is needed or there is none.</param>
/// <param name="Status">How its provider does.</param>
/// <param name="From">The price of one result with everything left as it is; null when it cannot be told.</param>
public sealed record ModelOffer(
    ModelDescription Model,
    bool IsDefault,
    Unusable? Unusable,
    CredentialScope? KeyOwner,
    ProviderHealth Status,
    Money? From
);

internal sealed class ListModelsHandler(
    IModelCatalog models,
    IDefaultModel defaults,
    ModelEligibility eligibility,
    IProviderConnections connections,
    IProviderHealthStore states,
    Actor actor
) : IRequestHandler<ListModels, Result<IReadOnlyList<ModelOffer>>>
{
    public async Task<Result<IReadOnlyList<ModelOffer>>> Handle(ListModels query, CancellationToken cancellationToken)
    {
        var usable = await connections.UsableAsync(actor.OrganizationId, actor.UserId, cancellationToken);
        var health = await states.ReadAsync(actor.OrganizationId, actor.UserId, cancellationToken);
        var standard = await defaults.FindAsync(cancellationToken);
        var wanted = models
            .All.Where(model => IsWanted(model, query))
            .OrderByDescending(model => model.Id == standard.Id);
        return Result<IReadOnlyList<ModelOffer>>.Ok([
            .. wanted.Select(model => new ModelOffer(
                model,
                model.Id == standard.Id,
                eligibility.WhyNot(model, usable),
                usable.GetValueOrDefault(model.Provider),
                health.GetValueOrDefault(model.Provider) ?? ProviderHealth.Unknown,
                PriceOfOne(model, query)
            )),
        ]);
    }

    private static bool IsWanted(ModelDescription model, ListModels query) =>
        query.Operation == ListModels.AnyOperation || model.Offers(query.Operation ?? OperationIds.Generate);

    // A model that does several things is priced by what the list is of, or by the first of them.
    private static Money? PriceOfOne(ModelDescription model, ListModels query)
    {
        var operation = (query.Operation is { } wanted ? model.FindOperation(wanted) : null) ?? model.Operations[0];
        return operation.Id == OperationIds.Generate
            ? PriceOfOneImage(model)
            : model.EstimateCost(operation.ToPlainWork());
    }

    private static Money? PriceOfOneImage(ModelDescription model)
    {
        var request = new GenerationRequest
        {
            Prompt = "",
            Quality = model.Capabilities.Qualities is [var first, ..] ? first : null,
        };
        var settings = GenerationSettings.For(request, model, Seed.From(Seed.Minimum));
        return settings.Succeeded ? model.EstimateCost(settings.Value.ToWork()) : null;
    }
}
