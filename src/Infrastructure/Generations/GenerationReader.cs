using AutoMapper;
using AutoMapper.QueryableExtensions;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Partials;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Generations;

/// <summary>
/// Reads generations straight into views: one query for the rows, one for their images, whatever the page's size.
/// </summary>
[ScopedService]
internal sealed class GenerationReader(AppDbContext database, IConfigurationProvider mappings) : IGenerationReader
{
    public async Task<GenerationView?> FindAsync(JobId id, CancellationToken cancellationToken)
    {
        var view = await Project(database.Generations.Where(generation => generation.Id == id))
            .FirstOrDefaultAsync(cancellationToken);
        if (view is null)
            return null;

        var attempts = await database
            .Generations.Where(generation => generation.Id == id)
            .SelectMany(generation => generation.Attempts)
            .OrderBy(attempt => attempt.Number)
            .ProjectTo<AttemptView>(mappings)
            .ToListAsync(cancellationToken);
        var images = await ReadImagesAsync([id], cancellationToken);
        var partials = view.Status == JobStatus.Processing ? await ReadPartialsAsync(id, cancellationToken) : [];
        return view with { Attempts = attempts, Images = images, Partials = partials };
    }

    public async Task<Page<GenerationView>> ListAsync(
        GenerationFilter filter,
        Cursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var list = new KeysetQuery<Generation, JobId, GenerationView>(
            Filtered(database.Generations, filter),
            Project,
            view => new Cursor(view.CreatedAt, view.Id)
        );
        var page = await list.ReadAsync(
            SearchQuery.Of(filter.Search, database.TenantId),
            after,
            limit,
            cancellationToken
        );

        var images = await ReadImagesAsync([.. page.Items.Select(row => new JobId(row.Id))], cancellationToken);
        var byGeneration = images.ToLookup(image => image.GenerationId);
        return page with { Items = [.. page.Items.Select(row => row with { Images = [.. byGeneration[row.Id]] })] };
    }

    private static IQueryable<Generation> Filtered(IQueryable<Generation> generations, GenerationFilter filter)
    {
        if (filter.Status is { } status)
            generations = generations.Where(generation => generation.Status == status);
        if (filter.Model is { } model)
            generations = generations.Where(generation => generation.Model == model);
        if (filter.From is { } from)
            generations = generations.Where(generation => generation.CreatedAt >= from.ToUniversalTime());
        if (filter.To is { } to)
            generations = generations.Where(generation => generation.CreatedAt < to.ToUniversalTime());
        return generations;
    }

    private Task<List<PartialImageVersion>> ReadPartialsAsync(JobId id, CancellationToken cancellationToken) =>
        database
            .PartialImages.Where(partial => partial.JobId == id)
            .OrderBy(partial => partial.Index)
            .Select(partial => new PartialImageVersion(partial.Index, partial.Version))
            .ToListAsync(cancellationToken);

    private async Task<List<GeneratedImageView>> ReadImagesAsync(
        JobId[] generations,
        CancellationToken cancellationToken
    )
    {
        if (generations.Length == 0)
            return [];

        return await database
            .Assets.Where(asset => generations.Contains(asset.Origin.JobId))
            .OrderBy(asset => asset.Origin.JobId)
            .ThenBy(asset => asset.Origin.Index)
            .ProjectTo<GeneratedImageView>(mappings)
            .ToListAsync(cancellationToken);
    }

    private IQueryable<GenerationView> Project(IQueryable<Generation> generations) =>
        generations
            .Join(
                database.Users,
                generation => (Guid)(object)generation.CreatedBy,
                person => person.Id,
                (generation, person) =>
                    new GenerationRow { Generation = generation, CreatedByName = person.DisplayName }
            )
            .ProjectTo<GenerationView>(mappings);
}
