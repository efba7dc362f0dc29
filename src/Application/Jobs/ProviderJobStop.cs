using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Jobs;

/// <summary>Stops the work on a job at a provider, for whatever reason, and writes down what that means.</summary>
[ScopedService]
internal sealed partial class ProviderJobStop(
    IJobStore jobs,
    ProviderCancellation remote,
    JobSettlement settlement,
    AttemptExecutor executor,
    AttemptLimit limit,
    TimeProvider clock,
    ILogger<ProviderJobStop> logger
)
{
    public bool IsTimeUp(ProviderJob job) => job.OpenAttempt is { } attempt && limit.IsUsedUp(job, attempt.StartedAt);

    public Task EndAsync(JobLease lease, Func<ProviderJob, Result> end, CancellationToken cancellationToken) =>
        settlement.EndAsync(lease, end, cancellationToken);

    public Task GiveUpAsync(Exception fault, JobLease lease, ProviderJob job, CancellationToken cancellationToken)
    {
        LogGivenUp(fault, lease.JobId.Value);
        return StopAsync(StopReason.TimedOut, lease, job, cancellationToken);
    }

    public async Task StopAsync(StopReason reason, JobLease lease, ProviderJob job, CancellationToken cancellationToken)
    {
        // The copy at hand knows nothing of a cancellation that was asked for since.
        var latest = await jobs.FindAgainAsync(lease.JobId, cancellationToken) as ProviderJob ?? job;
        switch (reason)
        {
            case StopReason.Cancelled:
                await remote.TryCancelAsync(latest, cancellationToken);
                await EndAsync(lease, ended => ended.ConfirmCancelled(clock.GetUtcNow()), cancellationToken);
                break;

            case StopReason.TimedOut:
                await remote.TryCancelAsync(latest, cancellationToken);
                await EndAsync(
                    lease,
                    ended => ended.Fail(AttemptOutcome.TimedOut, TimeoutOf(ended), clock.GetUtcNow()),
                    cancellationToken
                );
                break;

            case StopReason.ShuttingDown:
                // The next worker resumes an accepted job. What was not yet accepted it begins again, if that costs
                // nothing.
                await settlement.ReleaseAsync(lease, cancellationToken);
                break;

            case StopReason.LeaseLost:
                throw new LeaseLostException(lease);
        }
    }

    private JobFailure TimeoutOf(ProviderJob job) =>
        job.OpenAttempt?.ProviderJobId is not null || remote.CanResubmit(job)
            ? JobFailure.Because(
                FailureCode.TimedOut,
                executor.LastTrouble is { Length: > 0 } trouble
                    ? $"The provider took too long. Its last answer: {trouble}"
                    : "The provider took too long."
            )
            : JobFailure.Because(
                FailureCode.OutcomeUnknown,
                $"The provider did not answer in time, and may have done the work. {JobMessages.NotSentAgain}"
            );

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Job {JobId}: stopped by a fault, and its time is up: it ends here"
    )]
    private partial void LogGivenUp(Exception fault, Guid jobId);
}

/// <summary>Asks a provider to stop, as a courtesy: our job ends in any case.</summary>
[ScopedService]
internal sealed partial class ProviderCancellation(
    IProviderRegistry providers,
    ProviderRequestFactory requests,
    ILogger<ProviderCancellation> logger
)
{
    public bool CanResubmit(ProviderJob job) => providers.Get(job.Provider).CanResubmit;

    public async Task TryCancelAsync(ProviderJob job, CancellationToken cancellationToken)
    {
        if (job.OpenAttempt?.ProviderJobId is not { } id)
            return;

        try
        {
            if (await requests.ConnectAsync(job, cancellationToken) is not { } connection)
                return;

            var reference = new RemoteJob(id, requests.CreateReference(job, connection));
            await providers.Get(job.Provider).CancelAsync(reference, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotStopped(fault, job.Id.Value);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: its provider could not be told to stop")]
    private partial void LogNotStopped(Exception fault, Guid jobId);
}
