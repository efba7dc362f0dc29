using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Models;

/// <summary>The models on offer. Names, limits and prices are data.</summary>
public interface IModelCatalog
{
    IReadOnlyList<ModelDescription> All { get; }

    /// <summary>The model that is used when a request names none.</summary>
    ModelDescription Default { get; }

    /// <summary>The model with this id; null when there is none.</summary>
    ModelDescription? Find(string id);
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
