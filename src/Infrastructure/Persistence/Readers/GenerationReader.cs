using System.Linq.Expressions;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Persistence.Readers;

/// <summary>Reads generations straight into views: one query for the rows, one for their images, whatever the page's size.</summary>
internal sealed class GenerationReader(AppDbContext database) : IGenerationReader
{
    public async Task<GenerationView?> FindAsync(JobId id, CancellationToken cancellationToken)
    {
        var view = await Project(database.Generations.Where(generation => generation.Id == id)).FirstOrDefaultAsync(cancellationToken);
        if (view is null) return null;

        var attempts = await database.Generations
            .Where(generation => generation.Id == id)
            .SelectMany(generation => generation.Attempts)
            .OrderBy(attempt => attempt.Number)
            .Select(_toAttempt)
            .ToListAsync(cancellationToken);
        var images = await ReadImagesAsync([id], cancellationToken);
        var partials = view.Status == JobStatus.Processing ? await ReadPartialsAsync(id, cancellationToken) : [];
        return view with { Attempts = attempts, Images = images, Partials = partials };
    }

    public async Task<Page<GenerationView>> ListAsync(
        GenerationFilter filter, Cursor? after, int limit, CancellationToken cancellationToken)
    {
        var words = SearchQuery.Of(filter.Search, database.TenantId);
        var rows = words is null
            ? await ReadAsync(NewestFirst(Filtered(database.Generations, filter, after)), limit, cancellationToken)
            : await SearchAsync(words, filter, after, limit, cancellationToken);

        var page = Page<GenerationView>.Of(rows, limit, row => new Cursor(row.CreatedAt, row.Id));
        var images = await ReadImagesAsync([.. page.Items.Select(row => new JobId(row.Id))], cancellationToken);
        var byGeneration = images.ToLookup(image => image.GenerationId);
        return page with { Items = [.. page.Items.Select(row => row with { Images = [.. byGeneration[row.Id]] })] };
    }

    private async Task<List<GenerationView>> SearchAsync(
        NpgsqlTsQuery words, GenerationFilter filter, Cursor? after, int limit, CancellationToken cancellationToken)
    {
        var walked = NewestFirst(Filtered(database.Generations, filter, after)).Take(SearchQuery.WalkedRows);
        var found = await ReadAsync(NewestFirst(WithWords(walked, words)), limit, cancellationToken);
        if (found.Count > limit) return found;

        // Ordered by a sum, which no index offers, the planner cannot turn this into another walk.
        var indexed = WithWords(Filtered(database.Generations, filter, after), words)
            .OrderByDescending(generation => generation.CreatedAt + TimeSpan.Zero).ThenByDescending(generation => generation.Id);
        return await ReadAsync(indexed, limit, cancellationToken);
    }

    private async Task<List<GenerationView>> ReadAsync(IQueryable<Generation> generations, int limit, CancellationToken cancellationToken)
    {
        var rows = await Project(generations.Take(limit + 1)).ToListAsync(cancellationToken);

        // The join with the names may lose the order of what it joins.
        rows.Sort((left, right) => (right.CreatedAt, right.Id).CompareTo((left.CreatedAt, left.Id)));
        return rows;
    }

    private static IQueryable<Generation> WithWords(IQueryable<Generation> generations, NpgsqlTsQuery words) =>
        generations.Where(generation => EF.Property<NpgsqlTsVector>(generation, SearchColumn.Name).Matches(words));

    private static IOrderedQueryable<Generation> NewestFirst(IQueryable<Generation> generations) =>
        generations.OrderByDescending(generation => generation.CreatedAt).ThenByDescending(generation => generation.Id);

    private static IQueryable<Generation> Filtered(IQueryable<Generation> generations, GenerationFilter filter, Cursor? after)
    {
        if (filter.Status is { } status) generations = generations.Where(generation => generation.Status == status);
        if (filter.Model is { } model) generations = generations.Where(generation => generation.Model == model);
        if (filter.From is { } from) generations = generations.Where(generation => generation.CreatedAt >= from.ToUniversalTime());
        if (filter.To is { } to) generations = generations.Where(generation => generation.CreatedAt < to.ToUniversalTime());
        if (after is { } cursor)
        {
            generations = generations.Where(generation => EF.Functions.LessThan(
                ValueTuple.Create(generation.CreatedAt, (Guid)(object)generation.Id), ValueTuple.Create(cursor.At, cursor.Id)));
        }

        return generations;
    }

    private Task<List<PartialImageVersion>> ReadPartialsAsync(JobId id, CancellationToken cancellationToken) =>
        database.PartialImages
            .Where(partial => partial.JobId == id)
            .OrderBy(partial => partial.Index)
            .Select(partial => new PartialImageVersion(partial.Index, partial.Version))
            .ToListAsync(cancellationToken);

    private async Task<List<GeneratedImageView>> ReadImagesAsync(JobId[] generations, CancellationToken cancellationToken)
    {
        if (generations.Length == 0) return [];

        return await database.Assets
            .Where(asset => generations.Contains(asset.Origin.GenerationId))
            .OrderBy(asset => asset.Origin.GenerationId).ThenBy(asset => asset.Origin.Index)
            .Select(asset => new GeneratedImageView
            {
                AssetId = asset.Id.Value,
                GenerationId = asset.Origin.GenerationId.Value,
                Index = asset.Origin.Index,
                Width = asset.File.Width,
                Height = asset.File.Height,
                Seed = asset.Origin.Seed.Value,
                MediaType = asset.File.MediaType,
            })
            .ToListAsync(cancellationToken);
    }

    private IQueryable<GenerationView> Project(IQueryable<Generation> generations) =>
        generations.Join(
            database.Users,
            generation => (Guid)(object)generation.CreatedBy,
            person => person.Id,
            (generation, person) => new GenerationView
            {
                Id = generation.Id.Value,
                Status = generation.Status,
                Stage = generation.Stage,
                Progress = generation.Progress,
                CancelRequested = generation.CancelRequestedAt != null,
                Prompt = generation.Settings.Prompt,
                NegativePrompt = generation.Settings.NegativePrompt,
                Model = generation.Model,
                RequestedModel = generation.RequestedModel,
                Provider = generation.Provider,
                Failover = generation.Failover,
                AspectRatio = generation.Settings.AspectRatio,
                Width = generation.Settings.Width,
                Height = generation.Settings.Height,
                Count = generation.Settings.Count,
                Seed = generation.Settings.Seed.Value,
                Quality = generation.Settings.Quality,
                OutputFormat = generation.Settings.OutputFormat,
                Parameters = generation.Settings.Parameters,
                References = generation.Settings.References,
                Mask = generation.Settings.Mask,
                Strength = generation.Settings.Strength,
                EstimatedCost = generation.EstimatedCost == null ? null : generation.EstimatedCost.Value.Amount,
                ActualCost = generation.ActualCost == null ? null : generation.ActualCost.Value.Amount,
                UnknownAmounts = generation.UnknownAmounts,
                Charge = generation.Charge,
                MayCharge = generation.ExpectedCost == null || generation.ExpectedCost != Money.Zero,
                FailureCode = generation.Failure == null ? null : generation.Failure.Code,
                FailureMessage = generation.Failure == null ? null : generation.Failure.Message,
                SavingNotice = generation.Stage == JobStage.Saving ? generation.SavingNotice : null,
                MissingImages = generation.MissingOutputs,
                FailureKeyOwner = generation.Failure == null
                    ? null
                    : generation.Attempts.OrderByDescending(attempt => attempt.Number).Select(attempt => attempt.KeyOwner).FirstOrDefault(),
                CreatedById = person.Id,
                CreatedByName = person.DisplayName,
                CreatedAt = generation.CreatedAt,
                StartedAt = generation.StartedAt,
                CompletedAt = generation.CompletedAt,
                RetryAt = generation.RetryAt,
            });

    private static readonly Expression<Func<ProviderAttempt, AttemptView>> _toAttempt = attempt => new AttemptView
    {
        Number = attempt.Number,
        Provider = attempt.Provider,
        Model = attempt.Model,
        StartedAt = attempt.StartedAt,
        CompletedAt = attempt.CompletedAt,
        ProviderJobId = attempt.ProviderJobId,
        Outcome = attempt.Outcome,
        Message = attempt.Message,
        Charge = attempt.Charge,
        Cost = attempt.Cost == null ? null : attempt.Cost.Value.Amount,
        KeyOwner = attempt.KeyOwner,
    };
}
