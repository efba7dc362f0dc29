using AutoMapper;
using AutoMapper.QueryableExtensions;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Assets;

/// <summary>Reads assets straight into views, one query a page.</summary>
[ScopedService]
internal sealed class AssetReader(AppDbContext database, IConfigurationProvider mappings) : IAssetReader
{
    public Task<AssetView?> FindAsync(AssetId id, CancellationToken cancellationToken) =>
        Project(database.Assets.Where(asset => asset.Id == id)).FirstOrDefaultAsync(cancellationToken);

    public async Task<AssetLineage> FindLineageAsync(AssetId id, int mostDerived, CancellationToken cancellationToken)
    {
        var sources = await database
            .Assets.Where(asset => asset.Id == id)
            .SelectMany(asset => asset.Sources)
            .OrderBy(source => source.Role)
            .ThenBy(source => source.Position)
            .Select(source => new SourceAssetView(source.SourceId.Value, source.Role, source.Position))
            .ToListAsync(cancellationToken);
        var derived = await MadeFrom(id)
            .OrderByDescending(asset => asset.CreatedAt)
            .ThenByDescending(asset => asset.Id)
            .Take(mostDerived)
            .Select(asset => new DerivedAssetView(asset.Id.Value, asset.CreatedAt))
            .ToListAsync(cancellationToken);
        return new AssetLineage(sources, derived);
    }

    public async Task<IReadOnlyDictionary<AssetId, ImageSize>> FindSizesAsync(
        IReadOnlyCollection<AssetId> ids,
        CancellationToken cancellationToken
    )
    {
        var found = await database
            .Assets.Where(asset => ids.Contains(asset.Id))
            .Select(asset => new
            {
                asset.Id,
                asset.File.Width,
                asset.File.Height,
            })
            .ToListAsync(cancellationToken);
        return found.ToDictionary(asset => asset.Id, asset => new ImageSize(asset.Width, asset.Height));
    }

    public Task<Page<AssetView>> ListAsync(
        AssetFilter filter,
        Cursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var list = new KeysetQuery<Asset, AssetId, AssetView>(Filtered(filter), Project, view => new Cursor(
            view.CreatedAt,
            view.Id
        ));
        return list.ReadAsync(SearchQuery.Of(filter.Search, database.TenantId), after, limit, cancellationToken);
    }

    private IQueryable<Asset> Filtered(AssetFilter filter)
    {
        var assets = filter.Source is { } source ? MadeFrom(source) : database.Assets;
        if (filter.Model is { } model)
            assets = assets.Where(asset => asset.Origin.Model == model);
        if (filter.From is { } from)
            assets = assets.Where(asset => asset.CreatedAt >= from.ToUniversalTime());
        if (filter.To is { } to)
            assets = assets.Where(asset => asset.CreatedAt < to.ToUniversalTime());
        return filter.Orientation switch
        {
            Orientation.Landscape => assets.Where(asset => asset.File.Width > asset.File.Height),
            Orientation.Portrait => assets.Where(asset => asset.File.Width < asset.File.Height),
            Orientation.Square => assets.Where(asset => asset.File.Width == asset.File.Height),
            _ => assets,
        };
    }

    private IQueryable<Asset> MadeFrom(AssetId source) =>
        database.Assets.Where(asset => asset.Sources.Any(link => link.SourceId == source));

    private IQueryable<AssetView> Project(IQueryable<Asset> assets) =>
        assets
            .Join(
                database.Users,
                asset => (Guid)(object)asset.Origin.CreatedBy,
                person => person.Id,
                (asset, person) => new AssetRow { Asset = asset, CreatedByName = person.DisplayName }
            )
            .ProjectTo<AssetView>(mappings);
}
