using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Writes down what became of a run of a job that we do ourselves, under the worker's lease: it has ended, waits for
/// another try, or waits for its parts.
/// </summary>
[ScopedService]
internal sealed class LocalJobSettlement(
    IJobStore jobs,
    ILeasedUnitOfWork work,
    JobClosing closing,
    RetryPolicy retries,
    TimeProvider clock
)
{
    /// <summary>How often a job looks at its parts when none of them says that it was the last.</summary>
    public static readonly TimeSpan ChildrenPause = TimeSpan.FromSeconds(10);

    public Task CompleteAsync(JobLease lease, CancellationToken cancellationToken) =>
        EndAsync(lease, job => job.IsFinished ? Result.Ok() : job.Complete(clock.GetUtcNow()), cancellationToken);

    public Task CancelAsync(JobLease lease, CancellationToken cancellationToken) =>
        EndAsync(lease, job => job.ConfirmCancelled(clock.GetUtcNow()), cancellationToken);

    public Task FailAsync(JobLease lease, string reason, CancellationToken cancellationToken) =>
        FailAsync(lease, JobFailure.Because(FailureCode.WorkFailed, reason), cancellationToken);

    public Task TimeOutAsync(JobLease lease, CancellationToken cancellationToken) =>
        FailAsync(lease, JobFailure.Because(FailureCode.TimedOut, JobMessages.TookTooLong), cancellationToken);

    /// <summary>The worker is going down: the next one begins again, and this attempt does not count.</summary>
    public Task InterruptAsync(JobLease lease, CancellationToken cancellationToken) =>
        ChangeAsync(lease, job => Release(job.Interrupt(clock.GetUtcNow()), TimeSpan.Zero), cancellationToken);

    /// <summary>Another try may mend it, if there is one left.</summary>
    public Task DeferAsync(JobLease lease, CancellationToken cancellationToken) =>
        ChangeAsync(
            lease,
            job =>
            {
                var now = clock.GetUtcNow();
                if (job.IsCancelRequested)
                    return closing.Settle(job, job.ConfirmCancelled(now));
                if (!job.HasAttemptsLeft)
                {
                    var failure = JobFailure.Because(FailureCode.WorkFailed, JobMessages.WentWrong);
                    return closing.Settle(job, job.Fail(failure, now));
                }

                var delay = retries.DelayAfter(job.AttemptCount - job.AttemptsBeforeRetry);
                return Release(job.Defer(now, now + delay), delay);
            },
            cancellationToken
        );

    /// <summary>Ends the job with its parts, or has it look at them again later.</summary>
    public Task AwaitChildrenAsync(JobLease lease, CancellationToken cancellationToken) =>
        work.ChangeAsync(
            lease,
            async token =>
            {
                if (await jobs.FindAsync(lease.JobId, token) is not LocalJob job)
                    return LeaseAction.Complete;

                var counts = await jobs.CountChildrenAsync(job.Id, token);
                var now = clock.GetUtcNow();
                job.AwaitChildren(counts, now);
                if (!counts.AreAllFinished)
                    return LeaseAction.ReleaseFor(ChildrenPause);

                var ended = counts is { Completed: 0, Failed: > 0 }
                    ? job.Fail(JobFailure.Because(FailureCode.WorkFailed, JobMessages.AllPartsFailed), now)
                    : job.Complete(now);
                return closing.Settle(job, ended);
            },
            cancellationToken
        );

    private Task FailAsync(JobLease lease, JobFailure failure, CancellationToken cancellationToken) =>
        EndAsync(lease, job => job.Fail(failure, clock.GetUtcNow()), cancellationToken);

    private Task EndAsync(JobLease lease, Func<LocalJob, Result> end, CancellationToken cancellationToken) =>
        ChangeAsync(lease, job => closing.Settle(job, end(job)), cancellationToken);

    private Task ChangeAsync(JobLease lease, Func<LocalJob, LeaseAction> change, CancellationToken cancellationToken) =>
        work.ChangeAsync(
            lease,
            async token =>
                await jobs.FindAsync(lease.JobId, token) is LocalJob job ? change(job) : LeaseAction.Complete,
            cancellationToken
        );

    private static LeaseAction Release(Result change, TimeSpan dueIn) =>
        change.Succeeded ? LeaseAction.ReleaseFor(dueIn) : LeaseAction.Complete;
}
