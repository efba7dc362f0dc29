using System.Diagnostics;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Carries out one attempt at a provider: submits, polls, reconciles, until the provider has its last word. A request
/// is sent once: whoever takes up an attempt that was sent before asks what became of it. An attempt whose time is up
/// is asked about once more.
/// </summary>
[ScopedService]
internal sealed partial class AttemptExecutor(
    IJobStore jobs,
    ILeasedUnitOfWork work,
    IPollDelay delay,
    AttemptLimit limit,
    TimeProvider clock,
    ILogger<AttemptExecutor> logger
)
{
    private const string Unreadable = "The provider’s answer could not be read.";
    private const string Vanished = "The work was interrupted before the provider’s answer arrived.";
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _pauseBeforeReconciling = TimeSpan.FromSeconds(1);

    /// <summary>Why the last question about an accepted job came to nothing; null when it did not.</summary>
    public string? LastTrouble { get; private set; }

    /// <param name="context">Who asks whom about which job, with its attempt open.</param>
    /// <param name="call">What, where and with whose key.</param>
    /// <param name="control">Ends the asking.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<ProviderResult> ExecuteAsync(
        AttemptContext context,
        ProviderCall call,
        JobCancellation control,
        CancellationToken cancellationToken
    )
    {
        if (!context.Provider.Operations.Contains(call.Request.Operation))
            return NotOffered(call.Request.Operation);

        call = call with { Progress = percent => FollowAsync(context.Lease, percent, cancellationToken) };
        var attempt = context.Job.OpenAttempt!;
        var providerJob = attempt.ProviderJobId;
        var result = providerJob is null
            ? await OpenAsync(context, attempt, call, control.Stopping)
            : await PollAsync(context.Provider, call, providerJob, control.Stopping);

        var failures = 0;
        while (true)
        {
            TimeSpan wait;
            if (result is ProviderResult.Accepted accepted)
            {
                (failures, LastTrouble) = (0, null);
                providerJob = accepted.ProviderJobId;
                await NoteAsync(context.Lease, accepted, cancellationToken);
                wait = accepted.PollAfter;
            }
            else if (providerJob is not null && FailedToAsk(result, out var asked))
            {
                LastTrouble = ReasonOf(result);
                wait = asked ?? PauseAfter(++failures);
            }
            else
            {
                return providerJob is null ? result : LastWordOn(result);
            }

            if (limit.IsUsedUp(context.Job, attempt.StartedAt))
                GiveUp(control);
            await delay.WaitAsync(context.Lease.JobId, wait, control.Stopping);
            result = await PollAsync(context.Provider, call, providerJob, control.Stopping);
        }
    }

    private static ProviderResult.Unavailable NotOffered(ProviderOperation operation) =>
        new($"This installation cannot ask the provider to {operation}.");

    private async Task<ProviderResult> OpenAsync(
        AttemptContext context,
        ProviderAttempt attempt,
        ProviderCall call,
        CancellationToken stopping
    )
    {
        var provider = context.Provider;
        ProviderResult? sent = null;
        if (provider.CanResubmit || !context.Claimed.IsTakeover)
        {
            sent = await TraceAsync("submit", provider, () => provider.SubmitAsync(call, stopping), stopping);
            if (provider.CanResubmit || sent is not (ProviderResult.Unknown or ProviderResult.ServerError))
                return sent;

            // What was just sent may take a moment to be seen.
            await Task.Delay(_pauseBeforeReconciling, clock, stopping);
        }

        var found = await TraceAsync(
            "reconcile",
            provider,
            () => provider.ReconcileAsync(call, attempt.StartedAt, stopping),
            stopping
        );
        var reason = Joined(sent is null ? Vanished : ReasonOf(sent), ReasonOf(found));
        return found switch
        {
            ProviderResult.Accepted
            or ProviderResult.Completed
            or ProviderResult.Failed
            or ProviderResult.ContentRejected
            or ProviderResult.NoOutput => found,

            // It surely has not arrived, so nothing was done.
            ProviderResult.Unavailable => new ProviderResult.Unavailable(reason),
            _ when sent is ProviderResult.ServerError error => error with { Reason = reason },
            _ => new ProviderResult.Unknown(reason),
        };
    }

    private Task<ProviderResult> PollAsync(
        IProvider provider,
        ProviderCall call,
        string providerJob,
        CancellationToken stopping
    ) => TraceAsync("poll", provider, () => provider.PollAsync(new RemoteJob(providerJob, call), stopping), stopping);

    private async Task<ProviderResult> TraceAsync(
        string action,
        IProvider provider,
        Func<Task<ProviderResult>> ask,
        CancellationToken stopping
    )
    {
        using var activity = Telemetry.Source.StartActivity($"{action} {provider.Id}", ActivityKind.Client);
        var result = await AskAsync(action, provider, ask, stopping);
        activity?.SetTag("provider.answer", result.GetType().Name);
        return result;
    }

    /// <summary>
    /// A fault of the adapter is an answer that nobody could read: it ends like a lost one, and stops no other job.
    /// </summary>
    private async Task<ProviderResult> AskAsync(
        string action,
        IProvider provider,
        Func<Task<ProviderResult>> ask,
        CancellationToken stopping
    )
    {
        try
        {
            return await ask();
        }
        catch (Exception fault) when (fault is not LeaseLostException && !stopping.IsCancellationRequested)
        {
            LogFault(fault, provider.Id, action);
            return new ProviderResult.Unknown(Unreadable);
        }
    }

    /// <summary>The provider is at work all the same; only the question did not get through.</summary>
    private static bool FailedToAsk(ProviderResult result, out TimeSpan? wait)
    {
        wait = result switch
        {
            ProviderResult.RateLimited limited => limited.RetryAfter,
            ProviderResult.ServerError error => error.RetryAfter,
            ProviderResult.NotSent held => held.RetryAfter,
            _ => null,
        };
        return result
            is ProviderResult.Unavailable
                or ProviderResult.RateLimited
                or ProviderResult.ServerError
                or ProviderResult.Unknown
                or ProviderResult.NotSent;
    }

    // A key that is no longer taken says nothing of the job that it started: another provider must not be paid for it,
    // too.
    private static ProviderResult LastWordOn(ProviderResult result) =>
        result is ProviderResult.CredentialRejected or ProviderResult.OutOfCredit or ProviderResult.NotPermitted
            ? new ProviderResult.Unknown($"The job was accepted, and can no longer be asked about: {ReasonOf(result)}")
            : result;

    private static string ReasonOf(ProviderResult result) =>
        result switch
        {
            ProviderResult.Unknown unknown => unknown.Reason,
            ProviderResult.ServerError error => error.Reason,
            ProviderResult.Unavailable unavailable => unavailable.Reason,
            ProviderResult.NotSent held => held.Reason,
            ProviderResult.RateLimited limited => limited.Reason ?? "",
            ProviderResult.CredentialRejected rejected => rejected.Reason,
            ProviderResult.OutOfCredit empty => empty.Reason,
            ProviderResult.NotPermitted closed => closed.Reason,
            _ => "",
        };

    private static string Joined(string reason, string more) =>
        more.Length == 0 || more == reason ? reason : $"{reason} {more}";

    private static void GiveUp(JobCancellation control)
    {
        control.Stop(StopReason.TimedOut);
        control.Stopping.ThrowIfCancellationRequested();
    }

    private static TimeSpan PauseAfter(int failures)
    {
        var pause = _firstPause * Math.Pow(2, Math.Min(failures - 1, 10));
        return pause < _longestPause ? pause : _longestPause;
    }

    private Task NoteAsync(JobLease lease, ProviderResult.Accepted accepted, CancellationToken cancellationToken) =>
        ChangeAsync(lease, job => Follow(job, accepted, clock.GetUtcNow()), cancellationToken);

    private Task ChangeAsync(JobLease lease, Func<ProviderJob, Result> change, CancellationToken cancellationToken) =>
        work.ChangeAsync(
            lease,
            async token =>
            {
                if (await jobs.FindAsync(lease.JobId, token) is ProviderJob job)
                    change(job);
                return LeaseAction.Renew;
            },
            cancellationToken
        );

    /// <summary>How far a provider is whose call lasts as long as the work.</summary>
    private async Task FollowAsync(JobLease lease, int percent, CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            await ChangeAsync(lease, job => job.Advance(JobStage.Running, percent, now), cancellationToken);
        }
        catch (Exception fault) when (fault is not (LeaseLostException or OperationCanceledException))
        {
            // It is only an update: the work goes on without it.
            LogUntold(lease.JobId.Value, fault.Message);
        }
    }

    private static Result Follow(ProviderJob job, ProviderResult.Accepted accepted, DateTimeOffset now)
    {
        if (job.OpenAttempt?.ProviderJobId != accepted.ProviderJobId)
        {
            var taken = job.AcceptedAs(accepted.ProviderJobId, now);
            if (!taken.Succeeded)
                return taken;
        }

        return job.Advance(JobStage.Running, accepted.Percent ?? job.Progress, now);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: how far it is was not written down: {Reason}")]
    private partial void LogUntold(Guid jobId, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The adapter of {Provider} failed at {Action}; its answer counts as unreadable"
    )]
    private partial void LogFault(Exception fault, string provider, string action);
}
