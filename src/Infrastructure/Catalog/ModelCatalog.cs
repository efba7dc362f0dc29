using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>
/// The catalog as this process knows it: a snapshot that is replaced as a whole. Until the database has been read it is
/// what the data files say. What is described there and no adapter carries out is not offered.
/// </summary>
internal sealed class ModelCatalog : IModelCatalog
{
    private readonly IPriceBook _prices;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, IReadOnlyCollection<string>> _carriedOut;
    private volatile Snapshot _snapshot;

    public ModelCatalog(IPriceBook prices, IProviderRegistry providers, TimeProvider clock)
    {
        (_prices, _clock) = (prices, clock);
        _carriedOut = providers.All.ToDictionary(
            adapter => adapter.Id,
            IReadOnlyCollection<string> (adapter) => [.. adapter.Operations.Select(operation => operation.Name)],
            StringComparer.Ordinal
        );
        var files = CatalogFiles.ReadAll();
        _snapshot = Snapshot.Of(files.Select(file => file.Provider), Offered(files.SelectMany(file => file.Models)));
    }

    public IReadOnlyList<ProviderDescription> Providers => _snapshot.Providers;

    public IReadOnlyList<ModelDescription> All => [.. _snapshot.Models.Select(Priced)];

    public ModelDescription Default => Priced(_snapshot.Default);

    public ModelDescription? Find(string id) => _snapshot.ById.TryGetValue(id, out var model) ? Priced(model) : null;

    public Price? PriceAt(string model, DateTimeOffset at) => _prices.At(model, at);

    /// <summary>Replaces the catalog, for everybody who asks from now on.</summary>
    public void Replace(IReadOnlyList<ProviderDescription> providers, IReadOnlyList<ModelDescription> models) =>
        _snapshot = Snapshot.Of(providers, Offered(models));

    private ModelDescription Priced(ModelDescription model) =>
        model with
        {
            Price = _prices.At(model.Id, _clock.GetUtcNow()),
        };

    private List<ModelDescription> Offered(IEnumerable<ModelDescription> models) =>
        [
            .. models
                .Select(model => model.LimitedTo(_carriedOut.GetValueOrDefault(model.Provider, [])))
                .Where(model => model.Operations.Count > 0),
        ];

    private sealed record Snapshot(
        IReadOnlyList<ProviderDescription> Providers,
        IReadOnlyList<ModelDescription> Models,
        Dictionary<string, ModelDescription> ById,
        ModelDescription Default
    )
    {
        public static Snapshot Of(IEnumerable<ProviderDescription> providers, IReadOnlyList<ModelDescription> models)
        {
            ProviderDescription[] ordered =
            [
                .. providers
                    .OrderBy(provider => provider.Settings.Order)
                    .ThenBy(provider => provider.Id, StringComparer.Ordinal),
            ];
            var place = ordered.Index().ToDictionary(at => at.Item.Id, at => at.Index, StringComparer.Ordinal);
            return new Snapshot(
                ordered,
                [.. models.OrderBy(model => place[model.Provider])],
                models.ToDictionary(model => model.Id, StringComparer.Ordinal),
                models.First(model => model.IsDefault)
            );
        }
    }
}
