using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Catalogue;

/// <summary>The models that the data files of the installed providers describe, with the prices of the price book.</summary>
internal sealed class ModelCatalog : IModelCatalog
{
    private readonly IPriceBook _prices;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<ModelDescription> _models;
    private readonly Dictionary<string, ModelDescription> _byId;
    private readonly ModelDescription _default;

    public ModelCatalog(IPriceBook prices, TimeProvider clock)
    {
        (_prices, _clock) = (prices, clock);
        var files = CatalogueFiles.ReadAll();
        Providers = [.. files.Select(file => file.Provider)];
        _models = [.. files.SelectMany(file => file.Models)];
        _byId = _models.ToDictionary(model => model.Id, StringComparer.Ordinal);
        _default = _models.First(model => model.IsDefault);
    }

    public IReadOnlyList<ProviderDescription> Providers { get; }

    public IReadOnlyList<ModelDescription> All => [.. _models.Select(Priced)];

    public ModelDescription Default => Priced(_default);

    public ModelDescription? Find(string id) => _byId.TryGetValue(id, out var model) ? Priced(model) : null;

    public Price? PriceAt(string model, DateTimeOffset at) => _prices.At(model, at);

    private ModelDescription Priced(ModelDescription model) => model with { Price = PriceAt(model.Id, _clock.GetUtcNow()) };
}
