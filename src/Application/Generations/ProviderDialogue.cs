using System.Diagnostics;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// Talks with a provider about one attempt until the provider has its last word. A request is sent once: whoever takes up an
/// attempt that was sent before asks what became of it. An attempt whose time is up is asked about once more.
/// </summary>
internal sealed partial class ProviderDialogue(
    IGenerationRepository generations,
    ILeasedUnitOfWork work,
    IJobPace pace,
    AttemptLimit limit,
    TimeProvider clock,
    ILogger<ProviderDialogue> logger)
{
    private const string Unreadable = "The provider’s answer could not be read.";
    private const string Vanished = "The work was interrupted before the provider’s answer arrived.";
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _pauseBeforeReconciling = TimeSpan.FromSeconds(1);

    /// <summary>Why the last question about an accepted job came to nothing; null when it did not.</summary>
    public string? LastTrouble { get; private set; }

    /// <param name="turn">Who asks whom about which job, with its attempt open.</param>
    /// <param name="call">What, where and with whose key.</param>
    /// <param name="control">Ends the talking.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<ProviderAnswer> HoldAsync(Turn turn, ProviderCall call, JobControl control, CancellationToken cancellationToken)
    {
        var attempt = turn.Generation.OpenAttempt!;
        var providerJob = attempt.ProviderJobId;
        var answer = providerJob is null
            ? await OpenAsync(turn, attempt, call, control.Stopping)
            : await PollAsync(turn.Provider, call, providerJob, control.Stopping);

        var failures = 0;
        while (true)
        {
            TimeSpan wait;
            if (answer is ProviderAnswer.Accepted accepted)
            {
                (failures, LastTrouble) = (0, null);
                providerJob = accepted.ProviderJobId;
                await NoteAsync(turn.Lease, accepted, cancellationToken);
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

            if (limit.IsUsedUp(attempt)) GiveUp(control);
            await pace.WaitAsync(turn.Lease.JobId, wait, control.Stopping);
            answer = await PollAsync(turn.Provider, call, providerJob, control.Stopping);
        }
    }

    private async Task<ProviderAnswer> OpenAsync(Turn turn, ProviderAttempt attempt, ProviderCall call, CancellationToken stopping)
    {
        var provider = turn.Provider;
        ProviderAnswer? sent = null;
        if (provider.CanResubmit || !turn.Lease.IsTakeover)
        {
            sent = await TraceAsync("submit", provider, () => provider.SubmitAsync(call, stopping), stopping);
            if (provider.CanResubmit || sent is not (ProviderAnswer.Unknown or ProviderAnswer.ServerError)) return sent;

            // What was just sent may take a moment to be seen.
            await Task.Delay(_pauseBeforeReconciling, clock, stopping);
        }

        var found = await TraceAsync("reconcile", provider, () => provider.ReconcileAsync(call, attempt.StartedAt, stopping), stopping);
        var reason = Joined(sent is null ? Vanished : ReasonOf(sent), ReasonOf(found));
        return found switch
        {
            ProviderAnswer.Accepted or ProviderAnswer.Completed or ProviderAnswer.Failed or ProviderAnswer.Refused or ProviderAnswer.NoOutput => found,

            // It surely has not arrived, so nothing was done.
            ProviderAnswer.Unavailable => new ProviderAnswer.Unavailable(reason),
            _ when sent is ProviderAnswer.ServerError error => error with { Reason = reason },
            _ => new ProviderAnswer.Unknown(reason),
        };
    }

    private Task<ProviderAnswer> PollAsync(IImageProvider provider, ProviderCall call, string providerJob, CancellationToken stopping) =>
        TraceAsync("poll", provider, () => provider.PollAsync(new ProviderJob(providerJob, call), stopping), stopping);

    private async Task<ProviderAnswer> TraceAsync(
        string action, IImageProvider provider, Func<Task<ProviderAnswer>> ask, CancellationToken stopping)
    {
        using var activity = Telemetry.Source.StartActivity($"{action} {provider.Id}", ActivityKind.Client);
        var answer = await AskAsync(action, provider, ask, stopping);
        activity?.SetTag("provider.answer", answer.GetType().Name);
        return answer;
    }

    /// <summary>A fault of the adapter is an answer that nobody could read: it ends like a lost one, and stops no other job.</summary>
    private async Task<ProviderAnswer> AskAsync(
        string action, IImageProvider provider, Func<Task<ProviderAnswer>> ask, CancellationToken stopping)
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
        return answer is ProviderAnswer.Unavailable or ProviderAnswer.RateLimited or ProviderAnswer.ServerError or ProviderAnswer.Unknown
            or ProviderAnswer.NotSent;
    }

    // A key that is no longer taken says nothing of the job that it started: another provider must not be paid for it, too.
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

    private static string Joined(string reason, string more) => more.Length == 0 || more == reason ? reason : $"{reason} {more}";

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
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is { } job) Follow(job, accepted, clock.GetUtcNow());
            return LeaseFate.Keep;
        }, cancellationToken);

    private static Result Follow(Generation job, ProviderAnswer.Accepted accepted, DateTimeOffset now)
    {
        if (job.OpenAttempt?.ProviderJobId != accepted.ProviderJobId)
        {
            var taken = job.AcceptedAs(accepted.ProviderJobId, now);
            if (!taken.Succeeded) return taken;
        }

        return job.Advance(JobStage.Running, accepted.Percent ?? job.Progress, now);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The adapter of {Provider} failed at {Action}; its answer counts as unreadable")]
    private partial void LogFault(Exception fault, string provider, string action);
}
