using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Models;

/// <summary>The models on offer. Names, limits and prices are data.</summary>
public interface IModelCatalog
{
    /// <summary>The providers, by the order in which they are asked; those that are switched off too.</summary>
    IReadOnlyList<ProviderDescription> Providers { get; }

    /// <summary>Every model of every provider, with the price of this moment.</summary>
    IReadOnlyList<ModelDescription> All { get; }

    /// <summary>The model that is used when a request names none.</summary>
    ModelDescription Default { get; }

    /// <summary>The model with this id; null when there is none.</summary>
    ModelDescription? Find(string id);

    /// <summary>What a model cost at a moment, as far as it was known then: a job keeps the price of its submission.</summary>
    Price? PriceAt(string model, DateTimeOffset at);
}

/// <summary>Choosing a model by what a request says.</summary>
public static class ModelCatalogExtensions
{
    /// <summary>The named model, or the default one; a name that is not in the catalogue is refused.</summary>
    public static Result<ModelDescription> Choose(this IModelCatalog catalog, string? id)
    {
        if (id is null) return catalog.Default;

        return catalog.Find(id) is { } model
            ? model
            : Error.Refused("model.unknown", "There is no such model. GET /api/v1/models lists those on offer.", "model");
    }

    /// <summary>What people read for a model; its id when it has left the catalogue.</summary>
    public static string NameOf(this IModelCatalog catalog, string id) => catalog.Find(id)?.Name ?? id;
}
