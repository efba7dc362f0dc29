using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Usage;

namespace ImageGenerator.Application.Generations;

/// <summary>Generations of the current organization, to be changed.</summary>
public interface IGenerationRepository
{
    void Add(Generation generation);

    /// <summary>Null when there is none, or when it belongs to another organization.</summary>
    Task<Generation?> FindAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>As it is by now, not as it was when it was found: somebody may have changed it meanwhile.</summary>
    Task<Generation?> FindAgainAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>The generations of claimed jobs, whatever their organizations; for workers only.</summary>
    Task<IReadOnlyList<Generation>> LoadClaimedAsync(IReadOnlyCollection<JobId> ids, CancellationToken cancellationToken);

    /// <summary>Takes an image into the library.</summary>
    void Add(Asset asset);

    /// <summary>Appends lines to the ledger.</summary>
    void AddRange(IEnumerable<UsageRecord> lines);
}
