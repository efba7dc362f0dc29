using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Models;

/// <summary>The models on offer. Names, limits and prices are data.</summary>
public interface IModelCatalog
{
    /// <summary>The providers, by the order in which they are asked; those that are switched off too.</summary>
    IReadOnlyList<ProviderDescription> Providers { get; }

    /// <summary>Every model that some adapter carries out, with the price of this moment.</summary>
    IReadOnlyList<ModelDescription> All { get; }

    /// <summary>
    /// The model that is always there: requests get it that name none and for which no real model can be used.
    /// </summary>
    ModelDescription Default { get; }

    /// <summary>The model with this id; null when there is none.</summary>
    ModelDescription? Find(string id);

    /// <summary>
    /// What a model cost at a moment, as far as it was known then: a job keeps the price of its submission.
    /// </summary>
    Price? PriceAt(string model, DateTimeOffset at);
}

/// <summary>Finding one's way in the catalog.</summary>
public static class ModelCatalogExtensions
{
    /// <summary>Who makes a model.</summary>
    public static ProviderDescription ProviderOf(this IModelCatalog catalog, ModelDescription model) =>
        catalog.FindProvider(model.Provider) ?? new ProviderDescription(model.Provider, model.ProviderName);

    /// <summary>The provider with this id; null when there is none.</summary>
    public static ProviderDescription? FindProvider(this IModelCatalog catalog, string id) =>
        catalog.Providers.FirstOrDefault(provider => provider.Id == id);

    /// <summary>What people read for a model; its id when it has left the catalog.</summary>
    public static string NameOf(this IModelCatalog catalog, string id) => catalog.Find(id)?.Name ?? id;

    /// <summary>What people read for a provider; its id when it has left the catalog.</summary>
    public static string ProviderNameOf(this IModelCatalog catalog, string id) => catalog.FindProvider(id)?.Name ?? id;
}
