using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Jobs;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Runs a job that we do ourselves: its kind does the work, and what became of it is written down under the lease.
/// </summary>
[ScopedService]
internal sealed partial class LocalJobRunner(
    JobTypes types,
    LocalJobSettlement settlement,
    IJobStore jobs,
    ILeasedUnitOfWork work,
    IJobQueue queue,
    TimeProvider clock,
    ILogger<LocalJobRunner> logger
)
{
    public async Task RunAsync(
        ClaimedJob claimed,
        LocalJob job,
        JobCancellation control,
        CancellationToken cancellationToken
    )
    {
        var lease = claimed.Lease;
        try
        {
            await RunAsync(lease, job, control, cancellationToken);
        }
        catch (OperationCanceledException)
            when (control.Reason is { } reason && !cancellationToken.IsCancellationRequested)
        {
            // The copy at hand knows nothing of a cancellation that was asked for since.
            await jobs.FindAgainAsync(lease.JobId, cancellationToken);
            await StopAsync(reason, lease, cancellationToken);
        }
        catch (Exception fault) when (fault is not (LeaseLostException or OperationCanceledException))
        {
            LogFault(fault, lease.JobId.Value, lease.Kind.Name);
            await settlement.DeferAsync(lease, cancellationToken);
        }
    }

    private Task RunAsync(JobLease lease, LocalJob job, JobCancellation control, CancellationToken cancellationToken)
    {
        if (job.IsFinished)
            return settlement.CompleteAsync(lease, cancellationToken);
        if (job.IsCancelRequested)
            return settlement.CancelAsync(lease, cancellationToken);
        if (!job.IsUnderWay)
            return settlement.FailAsync(lease, JobMessages.WentWrong, cancellationToken);
        if (job.Children is not null)
            return settlement.AwaitChildrenAsync(lease, cancellationToken);

        return WorkAsync(lease, job, control, cancellationToken);
    }

    private async Task WorkAsync(
        JobLease lease,
        LocalJob job,
        JobCancellation control,
        CancellationToken cancellationToken
    )
    {
        var context = new JobContext(lease, work, jobs, queue, clock);
        await (
            await types.Of(job).RunAsync(job, context, control.Stopping) switch
            {
                LocalJobResult.Waiting => settlement.AwaitChildrenAsync(lease, cancellationToken),
                LocalJobResult.Failed failed => settlement.FailAsync(lease, failed.Reason, cancellationToken),
                _ => settlement.CompleteAsync(lease, cancellationToken),
            }
        );
    }

    private Task StopAsync(StopReason reason, JobLease lease, CancellationToken cancellationToken) =>
        reason switch
        {
            StopReason.Cancelled => settlement.CancelAsync(lease, cancellationToken),
            StopReason.TimedOut => settlement.TimeOutAsync(lease, cancellationToken),
            StopReason.ShuttingDown => settlement.InterruptAsync(lease, cancellationToken),
            _ => throw new LeaseLostException(lease),
        };

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Job {JobId}: a fault in work of the kind {Kind}; it is tried again, if it may be"
    )]
    private partial void LogFault(Exception fault, Guid jobId, string kind);
}
