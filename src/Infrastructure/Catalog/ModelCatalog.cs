using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>
/// The catalog as this process knows it: a snapshot that is replaced as a whole. Until the database has been read it is what the
/// data files say.
/// </summary>
internal sealed class ModelCatalog(IPriceBook prices, TimeProvider clock) : IModelCatalog
{
    private volatile Snapshot _snapshot = Snapshot.Of(
        [.. CatalogFiles.ReadAll().Select(file => file.Provider)], [.. CatalogFiles.ReadAll().SelectMany(file => file.Models)]);

    public IReadOnlyList<ProviderDescription> Providers => _snapshot.Providers;

    public IReadOnlyList<ModelDescription> All => [.. _snapshot.Models.Select(Priced)];

    public ModelDescription Default => Priced(_snapshot.Default);

    public ModelDescription? Find(string id) => _snapshot.ById.TryGetValue(id, out var model) ? Priced(model) : null;

    public Price? PriceAt(string model, DateTimeOffset at) => prices.At(model, at);

    /// <summary>Replaces the catalog, for everybody who asks from now on.</summary>
    public void Replace(IReadOnlyList<ProviderDescription> providers, IReadOnlyList<ModelDescription> models) =>
        _snapshot = Snapshot.Of(providers, models);

    private ModelDescription Priced(ModelDescription model) => model with { Price = prices.At(model.Id, clock.GetUtcNow()) };

    private sealed record Snapshot(
        IReadOnlyList<ProviderDescription> Providers,
        IReadOnlyList<ModelDescription> Models,
        Dictionary<string, ModelDescription> ById,
        ModelDescription Default)
    {
        public static Snapshot Of(IEnumerable<ProviderDescription> providers, IReadOnlyList<ModelDescription> models)
        {
            ProviderDescription[] ordered =
                [.. providers.OrderBy(provider => provider.Settings.Order).ThenBy(provider => provider.Id, StringComparer.Ordinal)];
            var place = ordered.Index().ToDictionary(at => at.Item.Id, at => at.Index, StringComparer.Ordinal);
            return new Snapshot(
                ordered,
                [.. models.OrderBy(model => place[model.Provider])],
                models.ToDictionary(model => model.Id, StringComparer.Ordinal),
                models.First(model => model.IsDefault));
        }
    }
}
