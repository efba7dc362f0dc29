using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Jobs;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Brings a job that was just claimed to the point where somebody can work on it: its attempt is open.
/// </summary>
[ScopedService]
internal sealed partial class JobPreparation(
    IJobQueue queue,
    IProviderRegistry providers,
    IModelCatalog models,
    ProviderRequestFactory requests,
    AttemptLimit limit,
    TimeProvider clock,
    ILogger<JobPreparation> logger
)
{
    /// <summary>
    /// A job that cannot be prepared must not keep the others of its queue from being taken: its lease runs out, and it
    /// is tried again; one that has waited for long goes on without an attempt, which ends it or moves it to another
    /// provider.
    /// </summary>
    /// <returns>Null when the job is left alone for now.</returns>
    public async Task<ClaimedJob?> PrepareAsync(JobLease lease, Job job, CancellationToken cancellationToken)
    {
        try
        {
            job.AllowAttempts(limit.AttemptsOf(job));
            return job switch
            {
                { IsFinished: true } or { IsCancelRequested: true } => Claimed(lease, job, ClaimState.Fresh),
                ProviderJob work => await PrepareAsync(lease, work, cancellationToken),
                LocalJob work => Begin(lease, work),
                _ => throw new InvalidOperationException($"Nobody prepares a {job.GetType().Name}."),
            };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogUnprepared(fault, job.Id.Value);
            return limit.IsUsedUp(job, job.RetryAt ?? job.CreatedAt) ? Unprepared(lease, job) : null;
        }
    }

    private ClaimedJob Unprepared(JobLease lease, Job job) =>
        Claimed(
            lease,
            job,
            job is ProviderJob work && IsTakeover(work) ? ClaimState.Takeover : ClaimState.NoConnection
        );

    private async Task<ClaimedJob?> PrepareAsync(JobLease lease, ProviderJob job, CancellationToken cancellationToken)
    {
        if (IsTakeover(job))
            return Claimed(lease, job, ClaimState.Takeover);

        var now = clock.GetUtcNow();
        if (job.OpenAttempt is not null)
            job.AbandonAttempt(now);
        if (!job.HasAttemptsLeft)
        {
            var failure = JobFailure.Because(FailureCode.ProviderUnavailable, JobMessages.InterruptedTooOften);
            job.Fail(AttemptOutcome.Abandoned, failure, now);
            return Claimed(lease, job, ClaimState.Fresh);
        }

        // Whoever cannot be asked is not tried: whoever runs the job finds somebody to take over, or ends it.
        if (
            models.FindProvider(job.Provider) is { Settings.Enabled: false }
            || await requests.ConnectAsync(job, cancellationToken) is not { } connection
        )
        {
            return Claimed(lease, job, ClaimState.NoConnection);
        }

        if (connection.Key != lease.Connection)
        {
            // It waits in the queue of the connection that it is going to take: that one's limits count.
            await queue.RequeueAsync(lease, connection.Key, cancellationToken);
            return null;
        }

        job.BeginAttempt(now, connection.Owner, providers.Get(job.Provider).CanResubmit, connection.Key);
        return Claimed(lease, job, ClaimState.Fresh) with { Connection = connection };
    }

    private ClaimedJob Begin(JobLease lease, LocalJob job)
    {
        var state = job.IsUnderWay ? ClaimState.Takeover : ClaimState.Fresh;
        if (!job.Begin(clock.GetUtcNow()).Succeeded)
        {
            job.Fail(JobFailure.Because(FailureCode.WorkFailed, JobMessages.InterruptedTooOften), clock.GetUtcNow());
        }

        return Claimed(lease, job, state);
    }

    /// <summary>
    /// True when a vanished worker left an attempt open that must not simply be made again: the provider is asked what
    /// became of it, and whoever runs the job does that.
    /// </summary>
    private bool IsTakeover(ProviderJob job) =>
        job.OpenAttempt is { } left && (left.ProviderJobId is not null || !providers.Get(job.Provider).CanResubmit);

    private ClaimedJob Claimed(JobLease lease, Job job, ClaimState state) =>
        new(lease, state, limit.LeftFor(job, (job as ProviderJob)?.OpenAttempt?.StartedAt));

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId}: it could not be prepared for its next attempt")]
    private partial void LogUnprepared(Exception fault, Guid jobId);
}
