using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.Models;

/// <summary>The models of all providers, the default one first, then as the administrators have ordered the providers.</summary>
public sealed record ListModels : IQuery<IReadOnlyList<ModelOffer>>;

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
/// <param name="From">The price of one image with everything left as it is; null when it cannot be told.</param>
public sealed record ModelOffer(ModelDescription Model, bool IsDefault, Unusable? Unusable, KeyOwner? KeyOwner, ProviderStatus Status, Money? From);

internal sealed class ListModelsHandler(
    IModelCatalog models, ModelRouter router, IProviderConnections connections, IProviderStates states, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListModels, Result<IReadOnlyList<ModelOffer>>>
{
    public async Task<Result<IReadOnlyList<ModelOffer>>> Handle(ListModels query, CancellationToken cancellationToken)
    {
        var usable = await connections.UsableAsync(user.OrganizationId, user.UserId, cancellationToken);
        var health = await states.ReadAsync(user.OrganizationId, user.UserId, cancellationToken);
        var standard = await router.FindDefaultAsync(new Caller(user.OrganizationId, user.UserId), cancellationToken);
        return Result<IReadOnlyList<ModelOffer>>.Ok(
        [
            .. models.All.OrderByDescending(model => model.Id == standard.Id).Select(model => new ModelOffer(
                model,
                model.Id == standard.Id,
                WhyNot(model, usable),
                usable.GetValueOrDefault(model.Provider),
                health.GetValueOrDefault(model.Provider) ?? ProviderStatus.Unknown,
                PriceOfOne(model))),
        ]);
    }

    private Unusable? WhyNot(ModelDescription model, IReadOnlyDictionary<string, KeyOwner?> usable)
    {
        var provider = models.ProviderOf(model);
        if (model.IsRetired(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))) return Models.Unusable.Retired;
        if (!provider.Settings.Enabled) return Models.Unusable.SwitchedOff;
        if (usable.ContainsKey(model.Provider)) return null;

        return provider.SelfHosted ? Models.Unusable.NoAddress : Models.Unusable.NoKey;
    }

    private static Money? PriceOfOne(ModelDescription model)
    {
        var request = new GenerationRequest { Prompt = "", Quality = model.Capabilities.Qualities is [var first, ..] ? first : null };
        var settings = GenerationSettings.For(request, model, Seed.From(Seed.Minimum));
        return settings.Succeeded ? Generation.EstimateCost(model, settings.Value) : null;
    }
}
