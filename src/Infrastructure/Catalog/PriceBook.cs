using System.Collections.Frozen;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>
/// The price book in memory, so that a price costs no question to the database. Until it has been read from there, it
/// says what the data files say. <see cref="PriceBookSync"/> keeps it fresh.
/// </summary>
internal sealed class PriceBook(IServiceScopeFactory scopes) : IPriceBook, IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile FrozenDictionary<string, PriceHistory> _models = HistoriesOf(Shipped());

    public Price? At(string model, DateTimeOffset at) => _models.GetValueOrDefault(model)?.At(at)?.Price;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // One after the other: what was read earlier must not replace what was read later.
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            _models = HistoriesOf(await database.ModelPrices.ToListAsync(cancellationToken));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>What the models of the data files cost.</summary>
    internal static IEnumerable<ModelPrice> Shipped() =>
        from file in CatalogFiles.ReadAll()
        from model in file.Models
        where model.Price is not null
        select ModelPrice.Shipped(model.Id, model.Price!);

    private static FrozenDictionary<string, PriceHistory> HistoriesOf(IEnumerable<ModelPrice> prices) =>
        prices.GroupBy(price => price.Model).ToFrozenDictionary(lines => lines.Key, lines => new PriceHistory(lines));
}
