using ImageGenerator.Application.Common;
using ImageGenerator.Application.Prices;
using ImageGenerator.Domain.Pricing;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Persistence.Repositories;

[ScopedService]
internal sealed class PriceRepository(AppDbContext database) : IPriceRepository
{
    public void Add(ModelPrice price)
    {
        database.ModelPrices.Add(price);
        database.NotifyAfterCommit(NotificationChannel.Catalog);
    }

    public async Task<IReadOnlyList<EnteredPrice>> ListAsync(string? model, CancellationToken cancellationToken)
    {
        IQueryable<ModelPrice> prices = database.ModelPrices;
        if (model is not null)
            prices = prices.Where(price => price.Model == model);

        var lines = await prices
            .OrderBy(price => price.Model)
            .ThenByDescending(price => price.ValidFrom)
            .ThenByDescending(price => price.CreatedAt)
            .ToListAsync(cancellationToken);
        var people = lines.Select(line => line.EnteredBy?.Value).OfType<Guid>().Distinct().ToList();
        var names =
            people.Count == 0
                ? []
                : await database
                    .Users.Where(user => people.Contains(user.Id))
                    .ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        return
        [
            .. lines.Select(line => new EnteredPrice(
                line,
                line.EnteredBy is { } by ? names.GetValueOrDefault(by.Value, "") : null
            )),
        ];
    }
}
