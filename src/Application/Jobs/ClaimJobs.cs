using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Takes due jobs of a queue for this worker, and records the attempt that each is about to get in the same
/// transaction: no provider is ever called without a trace.
/// </summary>
[ForWorkers]
public sealed record ClaimJobs(string Queue, int Limit) : ICommand<IReadOnlyList<ClaimedJob>>
{
    /// <summary>How the worker's places are shared.</summary>
    public OrganizationPlaces Places { get; init; } = OrganizationPlaces.Unlimited;
}

internal sealed class ClaimJobsHandler(
    IJobQueue queue,
    IJobStore jobs,
    JobTypes types,
    JobPreparation preparation,
    IUnitOfWork unitOfWork
) : IRequestHandler<ClaimJobs, Result<IReadOnlyList<ClaimedJob>>>
{
    public Task<Result<IReadOnlyList<ClaimedJob>>> Handle(ClaimJobs command, CancellationToken cancellationToken) =>
        unitOfWork.InTransactionAsync(token => ClaimAsync(command, token), cancellationToken);

    private async Task<Result<IReadOnlyList<ClaimedJob>>> ClaimAsync(
        ClaimJobs command,
        CancellationToken cancellationToken
    )
    {
        var leases = await queue.ClaimAsync(
            command.Queue,
            types.Kinds,
            command.Limit,
            command.Places,
            cancellationToken
        );
        if (leases.Count == 0)
            return Result<IReadOnlyList<ClaimedJob>>.Ok([]);

        var found = await jobs.LoadClaimedAsync([.. leases.Select(lease => lease.JobId)], cancellationToken);
        var byId = found.ToDictionary(job => job.Id);
        var claimed = new List<ClaimedJob>();
        foreach (var lease in leases)
        {
            var prepared = byId.GetValueOrDefault(lease.JobId) is { } job
                ? await preparation.PrepareAsync(lease, job, cancellationToken)
                : new ClaimedJob(lease, ClaimState.Fresh, AttemptLimit.LastQuestion);
            if (prepared is not null)
                claimed.Add(prepared);
        }

        await unitOfWork.SaveAsync(cancellationToken);
        return Result<IReadOnlyList<ClaimedJob>>.Ok(claimed);
    }
}
