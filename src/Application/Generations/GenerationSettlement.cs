using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Usage;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// Writes down what became of an attempt, under the worker's lease: the job goes on, waits for another attempt, or ends with its
/// lines in the ledger and its hold settled.
/// </summary>
internal sealed partial class GenerationSettlement(
    IGenerationRepository generations,
    ILeasedUnitOfWork work,
    IBudget budget,
    RetryPolicy retries,
    TimeProvider clock,
    ILogger<GenerationSettlement> logger)
{
    /// <summary>Another try may mend it, if there is one left: at the same provider after a while, or at another one at once.</summary>
    public Task DeferAsync(
        JobLease lease, RetryableFailure failure, StandIn? other, CancellationToken cancellationToken) =>
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is not { } job) return LeaseFate.Finish;

            var now = clock.GetUtcNow();
            if (job.IsCancelRequested) return Settle(job, job.ConfirmCancelled(now));
            if (!failure.WasNotSent && !job.HasAttemptsLeft) return Settle(job, job.Fail(failure.Outcome, failure.Failure, now, failure.Cost));

            var delay = other is not null || failure.AtOnce
                ? TimeSpan.Zero
                : retries.DelayAfter(job.Attempts.Count - job.ForgivenAttempts, failure.RetryAfter);
            if (job.OpenAttempt is not null) Report(job, PutOff(job, failure, now, now + delay));
            if (other is null && job.PaidBefore == Money.Zero) return LeaseFate.ReleaseFor(delay);

            // Whoever goes on may cost more, or be paid by somebody else; and what was or may be charged so far has to be covered, too.
            var covered = await budget.RaiseAsync(job, other is null ? job.ExpectedCost : other.CostOf(job), token);
            if (!covered.Succeeded)
            {
                return Settle(job, job.Fail(failure.Outcome, JobFailure.Because(FailureCode.BudgetExceeded, covered.Error.Message), now));
            }

            if (other?.Route is not { } route) return LeaseFate.ReleaseFor(delay);

            Report(job, job.SwitchTo(route.Model, route.Settings, now));
            return LeaseFate.MoveTo(route.Model.Provider);
        }, cancellationToken);

    /// <summary>Ends the job and writes its lines in the ledger.</summary>
    public Task EndAsync(
        JobLease lease, Func<Generation, Result> end, CancellationToken cancellationToken, int images = 0, ProviderUsage? usage = null) =>
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is not { } job) return LeaseFate.Finish;

            return Settle(job, end(job), images, usage);
        }, cancellationToken);

    private static Result PutOff(Generation job, RetryableFailure failure, DateTimeOffset now, DateTimeOffset retryAt) =>
        failure.WasNotSent
            ? job.WithdrawAttempt(now, retryAt)
            : job.Defer(failure.Outcome, failure.Failure.Message, now, retryAt, failure.Cost);

    private LeaseFate Settle(Generation job, Result ended, int images = 0, ProviderUsage? usage = null)
    {
        Report(job, ended);
        if (ended.Succeeded && job.IsFinished)
        {
            generations.AddRange(UsageRecord.Settle(job, images, usage, clock.GetUtcNow()));
            budget.Settle(job);
        }

        return LeaseFate.Finish;
    }

    public Task ChangeAsync(JobLease lease, Func<Generation, Result> change, CancellationToken cancellationToken) =>
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is { } job) Report(job, change(job));
            return LeaseFate.Keep;
        }, cancellationToken);

    private void Report(Generation job, Result change)
    {
        if (!change.Succeeded) LogRefused(job.Id, change.Error.Code);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: a change was refused with {Code}")]
    private partial void LogRefused(JobId jobId, string code);
}

/// <summary>What went wrong with an attempt, in a way that another attempt may mend.</summary>
internal sealed record RetryableFailure(AttemptOutcome Outcome, JobFailure Failure)
{
    /// <summary>What the provider asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What is known of its cost besides the outcome.</summary>
    public CostReport? Cost { get; init; }

    /// <summary>True when the provider was not asked at all: the attempt does not count.</summary>
    public bool WasNotSent { get; init; }

    /// <summary>True when waiting would mend nothing.</summary>
    public bool AtOnce { get; init; }

    public static RetryableFailure Of(AttemptOutcome outcome, FailureCode code, string reason) =>
        new(outcome, JobFailure.Because(code, reason));
}
