using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Models;

/// <summary>Which models may be asked at all, whatever is asked of them.</summary>
[ScopedService]
internal sealed class ModelEligibility(IModelCatalog models, TimeProvider clock)
{
    /// <summary>Why a model cannot be used now; null when it can.</summary>
    /// <param name="model">The model.</param>
    /// <param name="usable">The providers to which there is a way.</param>
    public Unusable? WhyNot(ModelDescription model, IReadOnlyDictionary<string, CredentialScope?> usable) =>
        WhyNobody(model) ?? (usable.ContainsKey(model.Provider) ? null : WayMissing(model));

    /// <summary>Why nobody can use a model now, whatever keys they have; null when somebody can.</summary>
    public Unusable? WhyNobody(ModelDescription model)
    {
        if (model.IsRetired(Today))
            return Unusable.Retired;
        return models.ProviderOf(model).Settings.Enabled ? null : Unusable.SwitchedOff;
    }

    /// <summary>Why a model cannot be used by whoever has no way to its provider.</summary>
    public Unusable WayMissing(ModelDescription model) =>
        models.ProviderOf(model).SelfHosted ? Unusable.NoAddress : Unusable.NoKey;

    /// <summary>True when there is neither a key nor an address to be had first.</summary>
    public bool IsOpenToAll(ModelDescription model) =>
        models.ProviderOf(model) is { NeedsKey: false, SelfHosted: false };

    /// <summary>The models that a request may be sent to.</summary>
    /// <param name="candidates">The models in question.</param>
    /// <param name="operation">What they have to be able to do.</param>
    /// <param name="usable">The providers to which there is a way.</param>
    public IEnumerable<ModelDescription> Among(
        IEnumerable<ModelDescription> candidates,
        string operation,
        IReadOnlyDictionary<string, CredentialScope?> usable
    ) => candidates.Where(model => model.Offers(operation) && WhyNot(model, usable) is null);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
