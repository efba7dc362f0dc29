using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using MediatR;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// A worker's part in a claimed job. Ends when the job is finished, back in the queue, or lost to another worker.
/// </summary>
[ForWorkers]
public sealed record RunJob(ClaimedJob Claimed, JobCancellation Control) : ICommand<Unit>;

internal sealed class RunJobHandler(
    IJobStore jobs,
    ILeasedUnitOfWork work,
    ProviderJobRunner atProviders,
    LocalJobRunner here
) : IRequestHandler<RunJob, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(RunJob command, CancellationToken cancellationToken)
    {
        var (claimed, control) = command;
        switch (await jobs.FindAsync(claimed.Lease.JobId, cancellationToken))
        {
            case ProviderJob job:
                await atProviders.RunAsync(claimed, job, control, cancellationToken);
                break;
            case LocalJob job:
                await here.RunAsync(claimed, job, control, cancellationToken);
                break;
            case null:
                await work.ChangeAsync(claimed.Lease, _ => Task.FromResult(LeaseAction.Complete), cancellationToken);
                break;
            case var other:
                throw new InvalidOperationException($"Nobody runs a {other.GetType().Name}.");
        }

        return Unit.Value;
    }
}
