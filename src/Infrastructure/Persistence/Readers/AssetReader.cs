using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Persistence.Readers;

/// <summary>Reads assets straight into views, one query a page.</summary>
[ScopedService]
internal sealed class AssetReader(AppDbContext database) : IAssetReader
{
    public Task<AssetView?> FindAsync(AssetId id, CancellationToken cancellationToken) =>
        Project(database.Assets.Where(asset => asset.Id == id)).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<AssetId, ImageSize>> FindSizesAsync(IReadOnlyCollection<AssetId> ids, CancellationToken cancellationToken)
    {
        var found = await database.Assets
            .Where(asset => ids.Contains(asset.Id))
            .Select(asset => new { asset.Id, asset.File.Width, asset.File.Height })
            .ToListAsync(cancellationToken);
        return found.ToDictionary(asset => asset.Id, asset => new ImageSize(asset.Width, asset.Height));
    }

    public async Task<Page<AssetView>> ListAsync(AssetFilter filter, Cursor? after, int limit, CancellationToken cancellationToken)
    {
        var words = SearchQuery.Of(filter.Search, database.TenantId);
        var rows = words is null
            ? await ReadAsync(NewestFirst(Filtered(database.Assets, filter, after)), limit, cancellationToken)
            : await SearchAsync(words, filter, after, limit, cancellationToken);
        return Page<AssetView>.Of(rows, limit, row => new Cursor(row.CreatedAt, row.Id));
    }

    private async Task<List<AssetView>> SearchAsync(
        NpgsqlTsQuery words, AssetFilter filter, Cursor? after, int limit, CancellationToken cancellationToken)
    {
        var walked = NewestFirst(Filtered(database.Assets, filter, after)).Take(SearchQuery.WalkedRows);
        var found = await ReadAsync(NewestFirst(WithWords(walked, words)), limit, cancellationToken);
        if (found.Count > limit) return found;

        // Ordered by a sum, which no index offers, the planner cannot turn this into another walk.
        var indexed = WithWords(Filtered(database.Assets, filter, after), words)
            .OrderByDescending(asset => asset.CreatedAt + TimeSpan.Zero).ThenByDescending(asset => asset.Id);
        return await ReadAsync(indexed, limit, cancellationToken);
    }

    private async Task<List<AssetView>> ReadAsync(IQueryable<Asset> assets, int limit, CancellationToken cancellationToken)
    {
        var rows = await Project(assets.Take(limit + 1)).ToListAsync(cancellationToken);

        // The join with the names may lose the order of what it joins.
        rows.Sort((left, right) => (right.CreatedAt, right.Id).CompareTo((left.CreatedAt, left.Id)));
        return rows;
    }

    private static IQueryable<Asset> WithWords(IQueryable<Asset> assets, NpgsqlTsQuery words) =>
        assets.Where(asset => EF.Property<NpgsqlTsVector>(asset, SearchColumn.Name).Matches(words));

    private static IOrderedQueryable<Asset> NewestFirst(IQueryable<Asset> assets) =>
        assets.OrderByDescending(asset => asset.CreatedAt).ThenByDescending(asset => asset.Id);

    private static IQueryable<Asset> Filtered(IQueryable<Asset> assets, AssetFilter filter, Cursor? after)
    {
        if (filter.Model is { } model) assets = assets.Where(asset => asset.Origin.Model == model);
        if (filter.From is { } from) assets = assets.Where(asset => asset.CreatedAt >= from.ToUniversalTime());
        if (filter.To is { } to) assets = assets.Where(asset => asset.CreatedAt < to.ToUniversalTime());
        assets = filter.Orientation switch
        {
            Orientation.Landscape => assets.Where(asset => asset.File.Width > asset.File.Height),
            Orientation.Portrait => assets.Where(asset => asset.File.Width < asset.File.Height),
            Orientation.Square => assets.Where(asset => asset.File.Width == asset.File.Height),
            _ => assets,
        };
        if (after is { } cursor)
        {
            assets = assets.Where(asset => EF.Functions.LessThan(
                ValueTuple.Create(asset.CreatedAt, (Guid)(object)asset.Id), ValueTuple.Create(cursor.At, cursor.Id)));
        }

        return assets;
    }

    private IQueryable<AssetView> Project(IQueryable<Asset> assets) =>
        assets.Join(
            database.Users,
            asset => (Guid)(object)asset.Origin.CreatedBy,
            person => person.Id,
            (asset, person) => new AssetView
            {
                Id = asset.Id.Value,
                GenerationId = asset.Origin.GenerationId.Value,
                Index = asset.Origin.Index,
                Prompt = asset.Origin.Prompt,
                NegativePrompt = asset.Origin.NegativePrompt,
                Model = asset.Origin.Model,
                Provider = asset.Origin.Provider,
                AspectRatio = asset.Origin.AspectRatio,
                Quality = asset.Origin.Quality,
                Width = asset.File.Width,
                Height = asset.File.Height,
                MediaType = asset.File.MediaType,
                Extension = asset.File.Extension,
                Bytes = asset.File.Bytes,
                Sha256 = asset.File.Sha256,
                Seed = asset.Origin.Seed.Value,
                Parameters = asset.Origin.Parameters,
                References = asset.Origin.References,
                Strength = asset.Origin.Strength,
                Cost = asset.Origin.Cost == null ? null : asset.Origin.Cost.Value.Amount,
                CreatedById = person.Id,
                CreatedByName = person.DisplayName,
                CreatedAt = asset.CreatedAt,
            });
}
