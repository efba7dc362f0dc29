using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>The jobs of the current organization, whatever their kind, to be changed.</summary>
public interface IJobStore
{
    void Add(Job job);

    /// <summary>
    /// Null when there is none, when it belongs to another organization, or when its kind is not known here.
    /// </summary>
    Task<Job?> FindAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>As it is by now, not as it was when it was found: somebody may have changed it meanwhile.</summary>
    Task<Job?> FindAgainAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>Claimed jobs, whatever their organizations; for workers only.</summary>
    Task<IReadOnlyList<Job>> LoadClaimedAsync(IReadOnlyCollection<JobId> ids, CancellationToken cancellationToken);

    /// <summary>How the parts of a job stand.</summary>
    Task<ChildCounts> CountChildrenAsync(JobId parent, CancellationToken cancellationToken);
}
