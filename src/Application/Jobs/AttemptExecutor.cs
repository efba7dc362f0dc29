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
    IJobPace pace,
    AttemptLimit limit,
    TimeProvider clock,
    ILogger<AttemptExecutor> logger)
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
    public async Task<ProviderAnswer> ExecuteAsync(
        AttemptContext context, ProviderCall call, JobControl control, CancellationToken cancellationToken)
    {
        if (!context.Provider.Operations.Contains(call.Request.Operation)) return NotOffered(call.Request.Operation);

        call = call with { Progress = percent => FollowAsync(context.Lease, percent, cancellationToken) };
        var attempt = context.Job.OpenAttempt!;
        var providerJob = attempt.ProviderJobId;
        var answer = providerJob is null
            ? await OpenAsync(context, attempt, call, control.Stopping)
            : await PollAsync(context.Provider, call, providerJob, control.Stopping);

        var failures = 0;
        while (true)
        {
            TimeSpan wait;
            if (answer is ProviderAnswer.Accepted accepted)
            {
                (failures, LastTrouble) = (0, null);
                providerJob = accepted.ProviderJobId;
                await NoteAsync(context.Lease, accepted, cancellationToken);
                wait = accepted.PollAfter;
            }
            else if (providerJob is not null && FailedToAsk(answer, out var asked))
            {
                LastTrouble = ReasonOf(answer);
                wait = asked ?? PauseAfter(++failures);
            }
            else
            {
                return providerJob is null ? answer : LastWordOn(answer);
            }

            if (limit.IsUsedUp(context.Job, attempt.StartedAt)) GiveUp(control);
            await pace.WaitAsync(context.Lease.JobId, wait, control.Stopping);
            answer = await PollAsync(context.Provider, call, providerJob, control.Stopping);
        }
    }

    private static ProviderAnswer.Unavailable NotOffered(ProviderOperation operation) =>
        new($"This installation cannot ask the provider to {operation}.");

    private async Task<ProviderAnswer> OpenAsync(
        AttemptContext context, ProviderAttempt attempt, ProviderCall call, CancellationToken stopping)
    {
        var provider = context.Provider;
        ProviderAnswer? sent = null;
        if (provider.CanResubmit || !context.Claimed.IsTakeover)
        {
            sent = await TraceAsync("submit", provider, () => provider.SubmitAsync(call, stopping), stopping);
            if (provider.CanResubmit || sent is not (ProviderAnswer.Unknown or ProviderAnswer.ServerError)) return sent;

            // What was just sent may take a moment to be seen.
            await Task.Delay(_pauseBeforeReconciling, clock, stopping);
        }

        var found = await TraceAsync(
            "reconcile", provider, () => provider.ReconcileAsync(call, attempt.StartedAt, stopping), stopping);
        var reason = Joined(sent is null ? Vanished : ReasonOf(sent), ReasonOf(found));
        return found switch
        {
            ProviderAnswer.Accepted or ProviderAnswer.Completed or ProviderAnswer.Failed or ProviderAnswer.Refused
                or ProviderAnswer.NoOutput => found,

            // It surely has not arrived, so nothing was done.
            ProviderAnswer.Unavailable => new ProviderAnswer.Unavailable(reason),
            _ when sent is ProviderAnswer.ServerError error => error with { Reason = reason },
            _ => new ProviderAnswer.Unknown(reason),
        };
    }

    private Task<ProviderAnswer> PollAsync(
        IProvider provider, ProviderCall call, string providerJob, CancellationToken stopping) =>
        TraceAsync("poll", provider, () => provider.PollAsync(new RemoteJob(providerJob, call), stopping), stopping);

    private async Task<ProviderAnswer> TraceAsync(
        string action, IProvider provider, Func<Task<ProviderAnswer>> ask, CancellationToken stopping)
    {
        using var activity = Telemetry.Source.StartActivity($"{action} {provider.Id}", ActivityKind.Client);
        var answer = await AskAsync(action, provider, ask, stopping);
        activity?.SetTag("provider.answer", answer.GetType().Name);
        return answer;
    }

    /// <summary>
    /// A fault of the adapter is an answer that nobody could read: it ends like a lost one, and stops no other job.
    /// </summary>
    private async Task<ProviderAnswer> AskAsync(
        string action, IProvider provider, Func<Task<ProviderAnswer>> ask, CancellationToken stopping)
    {
        try
        {
            return await ask();
        }
        catch (Exception fault) when (fault is not LeaseLostException && !stopping.IsCancellationRequested)
        {
            LogFault(fault, provider.Id, action);
            return new ProviderAnswer.Unknown(Unreadable);
        }
    }

    /// <summary>The provider is at work all the same; only the question did not get through.</summary>
    private static bool FailedToAsk(ProviderAnswer answer, out TimeSpan? wait)
    {
        wait = answer switch
        {
            ProviderAnswer.RateLimited limited => limited.RetryAfter,
            ProviderAnswer.ServerError error => error.RetryAfter,
            ProviderAnswer.NotSent held => held.RetryAfter,
            _ => null,
        };
        return answer is ProviderAnswer.Unavailable or ProviderAnswer.RateLimited
            or ProviderAnswer.ServerError or ProviderAnswer.Unknown or ProviderAnswer.NotSent;
    }

    // A key that is no longer taken says nothing of the job that it started: another provider must not be paid for it,
    // too.
    private static ProviderAnswer LastWordOn(ProviderAnswer answer) =>
        answer is ProviderAnswer.CredentialRejected or ProviderAnswer.OutOfCredit or ProviderAnswer.NotPermitted
            ? new ProviderAnswer.Unknown($"The job was accepted, and can no longer be asked about: {ReasonOf(answer)}")
            : answer;

    private static string ReasonOf(ProviderAnswer answer) => answer switch
    {
        ProviderAnswer.Unknown unknown => unknown.Reason,
        ProviderAnswer.ServerError error => error.Reason,
        ProviderAnswer.Unavailable unavailable => unavailable.Reason,
        ProviderAnswer.NotSent held => held.Reason,
        ProviderAnswer.RateLimited limited => limited.Reason ?? "",
        ProviderAnswer.CredentialRejected rejected => rejected.Reason,
        ProviderAnswer.OutOfCredit empty => empty.Reason,
        ProviderAnswer.NotPermitted closed => closed.Reason,
        _ => "",
    };

    private static string Joined(string reason, string more) =>
        more.Length == 0 || more == reason ? reason : $"{reason} {more}";

    private static void GiveUp(JobControl control)
    {
        control.Stop(StopReason.TimedOut);
        control.Stopping.ThrowIfCancellationRequested();
    }

    private static TimeSpan PauseAfter(int failures)
    {
        var pause = _firstPause * Math.Pow(2, Math.Min(failures - 1, 10));
        return pause < _longestPause ? pause : _longestPause;
    }

    private Task NoteAsync(JobLease lease, ProviderAnswer.Accepted accepted, CancellationToken cancellationToken) =>
        ChangeAsync(lease, job => Follow(job, accepted, clock.GetUtcNow()), cancellationToken);

    private Task ChangeAsync(JobLease lease, Func<ProviderJob, Result> change, CancellationToken cancellationToken) =>
        work.ChangeAsync(
            lease,
            async token =>
            {
                if (await jobs.FindAsync(lease.JobId, token) is ProviderJob job) change(job);
                return LeaseFate.Keep;
            },
            cancellationToken);

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
            // It is only news: the work goes on without it.
            LogUntold(lease.JobId.Value, fault.Message);
        }
    }

    private static Result Follow(ProviderJob job, ProviderAnswer.Accepted accepted, DateTimeOffset now)
    {
        if (job.OpenAttempt?.ProviderJobId != accepted.ProviderJobId)
        {
            var taken = job.AcceptedAs(accepted.ProviderJobId, now);
            if (!taken.Succeeded) return taken;
        }

        return job.Advance(JobStage.Running, accepted.Percent ?? job.Progress, now);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: how far it is was not written down: {Reason}")]
    private partial void LogUntold(Guid jobId, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The adapter of {Provider} failed at {Action}; its answer counts as unreadable")]
    private partial void LogFault(Exception fault, string provider, string action);
}
