using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Jobs;

internal sealed class JobStore(AppDbContext database) : IJobStore
{
    public void Add(Job job) => database.Jobs.Add(job);

    public async Task<Job?> FindAsync(JobId id, CancellationToken cancellationToken) =>
        database.Jobs.Local.FirstOrDefault(job => job.Id == id)
        ?? await database.Jobs.AsTracking().FirstOrDefaultAsync(job => job.Id == id, cancellationToken);

    public Task<Job?> FindAgainAsync(JobId id, CancellationToken cancellationToken)
    {
        database.ChangeTracker.Clear();
        return FindAsync(id, cancellationToken);
    }

    public async Task<IReadOnlyList<Job>> LoadClaimedAsync(
        IReadOnlyCollection<JobId> ids,
        CancellationToken cancellationToken
    ) =>
        await database
            .Jobs.AsTracking()
            .IgnoreQueryFilters([AppDbContext.TenantFilter])
            .Where(job => ids.Contains(job.Id))
            .ToListAsync(cancellationToken);

    public async Task<ChildCounts> CountChildrenAsync(JobId parent, CancellationToken cancellationToken)
    {
        var counted = await database
            .Jobs.Where(job => job.ParentId == parent)
            .GroupBy(job => job.Status)
            .Select(group => new { Status = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Status, group => group.Count, cancellationToken);
        return new ChildCounts(
            counted.Values.Sum(),
            counted.GetValueOrDefault(JobStatus.Completed),
            counted.GetValueOrDefault(JobStatus.Failed) + counted.GetValueOrDefault(JobStatus.Cancelled)
        );
    }
}
