using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Catalogue;

/// <summary>The models that the data files of the installed providers describe.</summary>
internal sealed class ModelCatalog : IModelCatalog
{
    private readonly Dictionary<string, ModelDescription> _byId;

    public ModelCatalog()
    {
        var files = CatalogueFiles.ReadAll();
        Providers = [.. files.Select(file => file.Provider)];
        All = [.. files.SelectMany(file => file.Models)];
        _byId = All.ToDictionary(model => model.Id, StringComparer.Ordinal);
        Default = All.First(model => model.IsDefault);
    }

    public IReadOnlyList<ProviderDescription> Providers { get; }

    public IReadOnlyList<ModelDescription> All { get; }

    public ModelDescription Default { get; }

    public ModelDescription? Find(string id) => _byId.GetValueOrDefault(id);

    public Price? PriceAt(string model, DateTimeOffset at) => Find(model)?.Price;
}
