using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Writes down what became of an attempt at a provider, under the worker's lease: the job goes on, waits for another
/// attempt, or ends with its lines in the ledger and its hold settled.
/// </summary>
[ScopedService]
internal sealed class JobSettlement(
    IJobStore jobs,
    ILeasedUnitOfWork work,
    IBudget budget,
    JobClosing closing,
    RetryPolicy retries,
    TimeProvider clock
)
{
    /// <summary>
    /// Another try may mend it, if there is one left: at the same provider after a while, or at another one at once.
    /// </summary>
    public Task DeferAsync(
        JobLease lease,
        RetryableFailure failure,
        FailoverTarget? target,
        CancellationToken cancellationToken
    ) =>
        work.ChangeAsync(
            lease,
            async token =>
                await FindAsync(lease, token) is { } job
                    ? await DeferAsync(job, failure, target, token)
                    : LeaseAction.Complete,
            cancellationToken
        );

    /// <summary>Ends the job and writes its lines in the ledger.</summary>
    public Task EndAsync(
        JobLease lease,
        Func<ProviderJob, Result> end,
        CancellationToken cancellationToken,
        int outputs = 0,
        ProviderUsage? usage = null
    ) =>
        work.ChangeAsync(
            lease,
            async token =>
                await FindAsync(lease, token) is { } job
                    ? closing.Settle(job, end(job), outputs, usage)
                    : LeaseAction.Complete,
            cancellationToken
        );

    public Task ChangeAsync(JobLease lease, Func<ProviderJob, Result> change, CancellationToken cancellationToken) =>
        work.ChangeAsync(
            lease,
            async token =>
            {
                if (await FindAsync(lease, token) is { } job)
                    closing.Report(job, change(job));
                return LeaseAction.Renew;
            },
            cancellationToken
        );

    /// <summary>Hands the job back to the queue as it is: this worker is going down.</summary>
    public Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken) =>
        work.ChangeAsync(lease, _ => Task.FromResult(LeaseAction.ReleaseFor(TimeSpan.Zero)), cancellationToken);

    private async Task<LeaseAction> DeferAsync(
        ProviderJob job,
        RetryableFailure failure,
        FailoverTarget? target,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (job.IsCancelRequested)
            return closing.Settle(job, job.ConfirmCancelled(now));
        if (!failure.WasNotSent && !job.HasAttemptsLeft)
        {
            return closing.Settle(job, job.Fail(failure.Outcome, failure.Failure, now, failure.Cost));
        }

        var delay =
            target is not null || failure.Immediately
                ? TimeSpan.Zero
                : retries.DelayAfter(job.AttemptCount - job.AttemptsBeforeRetry, failure.RetryAfter);
        if (job.OpenAttempt is not null)
        {
            closing.Report(job, PutBack(job, failure, now, now + delay));
        }

        if (target is null && job.PriorCost == Money.Zero)
            return LeaseAction.ReleaseFor(delay);

        // Whoever goes on may cost more, or be paid by somebody else; and what was or may be charged so far has to be
        // covered, too.
        var expected = target is null ? job.ExpectedCost : target.CostOf(job);
        var covered = await budget.RaiseAsync(job, expected, cancellationToken);
        if (!covered.Succeeded)
        {
            var refusal = JobFailure.Because(FailureCode.BudgetExceeded, covered.Error.Message);
            return closing.Settle(job, job.Fail(failure.Outcome, refusal, now));
        }

        if (target?.Route is not { } route)
            return LeaseAction.ReleaseFor(delay);

        closing.Report(job, route.Switch(job, now));
        return LeaseAction.MoveTo(route.Model.Provider);
    }

    private static Result PutBack(
        ProviderJob job,
        RetryableFailure failure,
        DateTimeOffset now,
        DateTimeOffset retryAt
    ) =>
        failure.WasNotSent
            ? job.WithdrawAttempt(now, retryAt)
            : job.Defer(failure.Outcome, failure.Failure.Message, now, retryAt, failure.Cost);

    private async Task<ProviderJob?> FindAsync(JobLease lease, CancellationToken cancellationToken) =>
        await jobs.FindAsync(lease.JobId, cancellationToken) as ProviderJob;
}
