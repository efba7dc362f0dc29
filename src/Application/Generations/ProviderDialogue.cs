using System.Diagnostics;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// Talks with a provider about one attempt until the provider has its last word. A request is sent once: whoever takes up an
/// attempt that was sent before asks what became of it.
/// </summary>
internal sealed class ProviderDialogue(IGenerationRepository generations, ILeasedUnitOfWork work, IJobPace pace, TimeProvider clock)
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _pauseBeforeReconciling = TimeSpan.FromSeconds(1);

    /// <param name="lease">The worker's right to the job.</param>
    /// <param name="generation">The job, with its attempt open.</param>
    /// <param name="provider">Who is asked.</param>
    /// <param name="call">What, where and with whose key.</param>
    /// <param name="stopping">Ends the talking.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<ProviderAnswer> HoldAsync(
        JobLease lease, Generation generation, IImageProvider provider, ProviderCall call, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var providerJob = generation.OpenAttempt!.ProviderJobId;
        var answer = providerJob is null
            ? await OpenAsync(lease, generation.OpenAttempt, provider, call, stopping)
            : await PollAsync(provider, call, providerJob, stopping);

        var failures = 0;
        while (true)
        {
            if (answer is ProviderAnswer.Accepted accepted)
            {
                failures = 0;
                providerJob = accepted.ProviderJobId;
                await NoteAsync(lease, accepted, cancellationToken);
                await pace.WaitAsync(lease.JobId, accepted.PollAfter, stopping);
            }
            else if (providerJob is not null && FailedToAsk(answer, out var wait))
            {
                await pace.WaitAsync(lease.JobId, wait ?? PauseAfter(++failures), stopping);
            }
            else
            {
                return providerJob is null ? answer : LastWordOn(answer);
            }

            answer = await PollAsync(provider, call, providerJob, stopping);
        }
    }

    private async Task<ProviderAnswer> OpenAsync(
        JobLease lease, ProviderAttempt attempt, IImageProvider provider, ProviderCall call, CancellationToken stopping)
    {
        if (provider.CanResubmit || !lease.IsTakeover)
        {
            var answer = await TraceAsync("submit", provider, () => provider.SubmitAsync(call, stopping));
            if (answer is not ProviderAnswer.Unknown || provider.CanResubmit) return answer;

            // What was just sent may take a moment to be seen.
            await Task.Delay(_pauseBeforeReconciling, clock, stopping);
        }

        return await TraceAsync("reconcile", provider, () => provider.ReconcileAsync(call, attempt.StartedAt, stopping));
    }

    private static Task<ProviderAnswer> PollAsync(IImageProvider provider, ProviderCall call, string providerJob, CancellationToken stopping) =>
        TraceAsync("poll", provider, () => provider.PollAsync(new ProviderJob(providerJob, call), stopping));

    private static async Task<ProviderAnswer> TraceAsync(string action, IImageProvider provider, Func<Task<ProviderAnswer>> ask)
    {
        using var activity = Telemetry.Source.StartActivity($"{action} {provider.Id}", ActivityKind.Client);
        var answer = await ask();
        activity?.SetTag("provider.answer", answer.GetType().Name);
        return answer;
    }

    /// <summary>The provider is at work all the same; only the question did not get through.</summary>
    private static bool FailedToAsk(ProviderAnswer answer, out TimeSpan? wait)
    {
        wait = (answer as ProviderAnswer.RateLimited)?.RetryAfter;
        return answer is ProviderAnswer.Unavailable or ProviderAnswer.RateLimited or ProviderAnswer.Unknown;
    }

    // A key that is no longer taken says nothing of the job that it started: another provider must not be paid for it, too.
    private static ProviderAnswer LastWordOn(ProviderAnswer answer) =>
        answer is ProviderAnswer.CredentialRejected rejected
            ? new ProviderAnswer.Unknown($"The job was accepted, and can no longer be asked about: {rejected.Reason}")
            : answer;

    private static TimeSpan PauseAfter(int failures)
    {
        var pause = _firstPause * Math.Pow(2, failures - 1);
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
}
