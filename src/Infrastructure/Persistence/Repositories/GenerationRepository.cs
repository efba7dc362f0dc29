using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Persistence.Repositories;

[ScopedService]
internal sealed class GenerationRepository(AppDbContext database) : IGenerationRepository
{
    public void Add(Generation generation) => database.Generations.Add(generation);

    public void Add(Asset asset) => database.Assets.Add(asset);

    public void AddRange(IEnumerable<UsageRecord> lines) => database.UsageRecords.AddRange(lines);

    public async Task<Generation?> FindAsync(JobId id, CancellationToken cancellationToken) =>
        database.Generations.Local.FirstOrDefault(generation => generation.Id == id)
        ?? await database.Generations.AsTracking().FirstOrDefaultAsync(generation => generation.Id == id, cancellationToken);

    public Task<Generation?> FindAgainAsync(JobId id, CancellationToken cancellationToken)
    {
        database.ChangeTracker.Clear();
        return FindAsync(id, cancellationToken);
    }

    public async Task<IReadOnlyList<Generation>> LoadClaimedAsync(IReadOnlyCollection<JobId> ids, CancellationToken cancellationToken) =>
        await database.Generations.AsTracking()
            .IgnoreQueryFilters([AppDbContext.TenantFilter])
            .Where(generation => ids.Contains(generation.Id))
            .ToListAsync(cancellationToken);
}
