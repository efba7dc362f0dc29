using System.Diagnostics;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Usage;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// A worker's part in a claimed generation: ask the provider, wait for it, store what it made, settle the cost. Ends when the
/// job is finished, back in the line, or lost to another worker.
/// </summary>
public sealed record RunGeneration(JobLease Lease, JobControl Control) : ICommand<Done>;

internal sealed partial class RunGenerationHandler(
    IGenerationRepository generations,
    ILeasedUnitOfWork work,
    IProviderRegistry providers,
    OutputStore outputs,
    IReferenceImages references,
    IPartialImageStore partials,
    RetryPolicy retries,
    TimeProvider clock,
    ILogger<RunGenerationHandler> logger) : IRequestHandler<RunGeneration, Result<Done>>
{
    /// <summary>A job that is this quick is done before anybody could read that it is being saved.</summary>
    private static readonly TimeSpan _worthTelling = TimeSpan.FromMilliseconds(500);

    public async Task<Result<Done>> Handle(RunGeneration command, CancellationToken cancellationToken)
    {
        var (lease, control) = command;
        if (await generations.FindAsync(lease.JobId, cancellationToken) is not { } generation)
        {
            await work.ChangeAsync(lease, _ => Task.FromResult(LeaseFate.Finish), cancellationToken);
            return default(Done);
        }

        var provider = providers.Get(lease.Provider);
        try
        {
            if (generation.IsFinished)
            {
                await EndAsync(lease, _ => Result.Ok(), cancellationToken);
            }
            else if (generation.IsCancelRequested)
            {
                await CancelAsync(lease, generation, provider, cancellationToken);
            }
            else
            {
                await using var screen = partials.Open(generation);
                var answer = await AskAsync(lease, generation, provider, screen, control.Stopping, cancellationToken);
                await ReactAsync(lease, generation, provider, answer, control.Stopping, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (control.Reason is { } reason && !cancellationToken.IsCancellationRequested)
        {
            // The copy at hand knows nothing of a cancellation that was asked for since.
            var latest = await generations.FindAgainAsync(lease.JobId, cancellationToken) ?? generation;
            await StopAsync(reason, lease, latest, provider, cancellationToken);
        }

        return default(Done);
    }

    /// <summary>Sends the request, or asks on about one that was accepted before, until the provider has a last word.</summary>
    private async Task<ProviderAnswer> AskAsync(
        JobLease lease,
        Generation generation,
        IImageProvider provider,
        IPartialImages screen,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        var request = await WithReferencesAsync(generation, RequestOf(generation), cancellationToken);
        if (!request.Succeeded) return new ProviderAnswer.Invalid("references", request.Error.Message);

        var call = new ProviderCall(request.Value, new ProviderConnection()) { Partials = screen };
        var answer = generation.OpenAttempt?.ProviderJobId is { } resumed
            ? await TraceAsync("poll", provider, () => provider.PollAsync(new ProviderJob(resumed, call), stopping))
            : await TraceAsync("submit", provider, () => provider.SubmitAsync(call, stopping));

        while (answer is ProviderAnswer.Accepted accepted)
        {
            await ChangeAsync(
                lease,
                job => Follow(job, accepted, clock.GetUtcNow()),
                LeaseFate.Keep,
                cancellationToken);
            await Task.Delay(accepted.PollAfter, clock, stopping);
            answer = await TraceAsync("poll", provider, () => provider.PollAsync(new ProviderJob(accepted.ProviderJobId, call), stopping));
        }

        return answer;
    }

    private static async Task<ProviderAnswer> TraceAsync(string call, IImageProvider provider, Func<Task<ProviderAnswer>> ask)
    {
        using var activity = Telemetry.Source.StartActivity($"{call} {provider.Id}", ActivityKind.Client);
        var answer = await ask();
        activity?.SetTag("provider.answer", answer.GetType().Name);
        return answer;
    }

    private static Result Follow(Generation job, ProviderAnswer.Accepted accepted, DateTimeOffset now)
    {
        if (job.OpenAttempt?.ProviderJobId != accepted.ProviderJobId)
        {
            var taken = job.AcceptedAs(accepted.ProviderJobId, now);
            if (!taken.Succeeded) return taken;
        }

        return job.Advance(JobStage.Running, accepted.Percent ?? job.Progress, now);
    }

    private Task ReactAsync(
        JobLease lease,
        Generation generation,
        IImageProvider provider,
        ProviderAnswer answer,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        return answer switch
        {
            ProviderAnswer.Completed completed => SaveAsync(lease, generation, completed, stopping, cancellationToken),
            ProviderAnswer.Refused refused => FailAsync(AttemptOutcome.Refused, FailureCode.ContentRefused, refused.Reason, refused.Charged),
            ProviderAnswer.Invalid invalid => FailAsync(AttemptOutcome.Invalid, FailureCode.InvalidRequest, invalid.Reason),
            ProviderAnswer.CredentialRejected rejected => FailAsync(AttemptOutcome.CredentialRejected, FailureCode.CredentialRejected, rejected.Reason),
            ProviderAnswer.RateLimited limited => DeferAsync(AttemptOutcome.RateLimited, FailureCode.RateLimited, "The provider asks to slow down.", limited.RetryAfter),
            ProviderAnswer.Unavailable unavailable => DeferAsync(AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, unavailable.Reason),
            ProviderAnswer.NoOutput none => DeferAsync(AttemptOutcome.NoOutput, FailureCode.NoOutput, none.Reason),
            ProviderAnswer.Unknown unknown when provider.CanResubmit => DeferAsync(AttemptOutcome.Unknown, FailureCode.OutcomeUnknown, unknown.Reason),
            ProviderAnswer.Unknown unknown => FailAsync(AttemptOutcome.Unknown, FailureCode.OutcomeUnknown, unknown.Reason),
            _ => throw new InvalidOperationException($"No reaction to {answer.GetType().Name}."),
        };

        Task FailAsync(AttemptOutcome outcome, FailureCode code, string reason, bool charged = false) =>
            EndAsync(lease, job => job.Fail(outcome, JobFailure.Because(code, reason, charged), clock.GetUtcNow()), cancellationToken);

        Task DeferAsync(AttemptOutcome outcome, FailureCode code, string reason, TimeSpan? retryAfter = null) =>
            this.DeferAsync(lease, outcome, JobFailure.Because(code, reason), retryAfter, null, cancellationToken);
    }

    private async Task SaveAsync(
        JobLease lease,
        Generation generation,
        ProviderAnswer.Completed completed,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - generation.OpenAttempt?.StartedAt > _worthTelling)
        {
            await ChangeAsync(lease, job => job.Advance(JobStage.Saving, 95, now), LeaseFate.Keep, cancellationToken);
        }

        // Images that were paid for are kept even when somebody cancels now.
        var storing = generation.EstimatedCost == Money.Zero ? stopping : cancellationToken;
        var stored = new List<StoredOutput>();
        var reason = "The provider answered without an image.";
        foreach (var (index, image) in completed.Images.Take(generation.Settings.Count).Index())
        {
            try
            {
                stored.Add(await outputs.StoreAsync(generation, index, image, now, storing));
            }
            catch (UnreadableImageException unreadable)
            {
                // The others were paid for and are kept; asking for all of them again would be paid again.
                reason = unreadable.Message;
            }
        }

        if (stored.Count == 0)
        {
            await DeferAsync(
                lease, AttemptOutcome.NoOutput, JobFailure.Because(FailureCode.NoOutput, reason), null, completed.ReportedCost, cancellationToken);
            return;
        }

        await EndAsync(lease, job => Complete(job, stored, completed, now), cancellationToken, stored.Count);
    }

    private Result Complete(Generation job, List<StoredOutput> stored, ProviderAnswer.Completed completed, DateTimeOffset now)
    {
        var done = job.Complete(completed.Images.Count, completed.ReportedCost, clock.GetUtcNow());
        if (!done.Succeeded) return done;

        var shares = job.ActualCost?.SplitEvenly(stored.Count);
        foreach (var (place, output) in stored.Index())
        {
            generations.Add(Asset.FromGeneration(
                output.Id, job.OrganizationId, output.File, OriginOf(job, output, shares?[place]), now));
        }

        return done;
    }

    private async Task StopAsync(
        StopReason reason, JobLease lease, Generation generation, IImageProvider provider, CancellationToken cancellationToken)
    {
        switch (reason)
        {
            case StopReason.Cancelled:
                await CancelAsync(lease, generation, provider, cancellationToken);
                break;

            case StopReason.TimedOut:
                await TellProviderToStopAsync(generation, provider, cancellationToken);
                await EndAsync(lease, job => job.Fail(AttemptOutcome.TimedOut, TimeoutOf(job, provider), clock.GetUtcNow()), cancellationToken);
                break;

            case StopReason.ShuttingDown:
                // The next worker resumes an accepted job. What was not yet accepted it begins anew, if that costs nothing.
                await work.ChangeAsync(lease, _ => Task.FromResult(LeaseFate.ReleaseFor(TimeSpan.Zero)), cancellationToken);
                break;

            case StopReason.LeaseLost:
                throw new LeaseLostException(lease);
        }
    }

    private async Task CancelAsync(JobLease lease, Generation generation, IImageProvider provider, CancellationToken cancellationToken)
    {
        await TellProviderToStopAsync(generation, provider, cancellationToken);
        await EndAsync(lease, job => job.ConfirmCancelled(clock.GetUtcNow()), cancellationToken);
    }

    private static Task TellProviderToStopAsync(Generation generation, IImageProvider provider, CancellationToken cancellationToken) =>
        generation.OpenAttempt?.ProviderJobId is { } id
            ? provider.CancelAsync(new ProviderJob(id, CallOf(generation)), cancellationToken)
            : Task.CompletedTask;

    private static JobFailure TimeoutOf(Generation job, IImageProvider provider) =>
        job.OpenAttempt?.ProviderJobId is not null || provider.CanResubmit
            ? JobFailure.Because(FailureCode.TimedOut, "The provider took too long.")
            : JobFailure.Because(FailureCode.OutcomeUnknown, "The provider did not answer in time, and may have done the work. It was not sent again, so that it cannot be paid twice.");

    /// <summary>Another try may mend it, if there is one left.</summary>
    private Task DeferAsync(
        JobLease lease,
        AttemptOutcome outcome,
        JobFailure failure,
        TimeSpan? retryAfter,
        Money? reportedCost,
        CancellationToken cancellationToken) =>
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is not { } job) return LeaseFate.Finish;

            var now = clock.GetUtcNow();
            if (job.IsCancelRequested) return Settle(job, job.ConfirmCancelled(now), images: 0);
            if (!job.HasAttemptsLeft) return Settle(job, job.Fail(outcome, failure, now, reportedCost), images: 0);

            var delay = retries.DelayAfter(job.Attempts.Count - job.ForgivenAttempts, retryAfter);
            Report(job, job.Defer(outcome, failure.Message, now, now + delay, reportedCost));
            return LeaseFate.ReleaseFor(delay);
        }, cancellationToken);

    /// <summary>Ends the job and writes its line in the ledger.</summary>
    private Task EndAsync(JobLease lease, Func<Generation, Result> end, CancellationToken cancellationToken, int images = 0) =>
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is not { } job) return LeaseFate.Finish;

            return Settle(job, end(job), images);
        }, cancellationToken);

    private LeaseFate Settle(Generation job, Result ended, int images)
    {
        Report(job, ended);
        if (ended.Succeeded && job.IsFinished) generations.AddRange(UsageRecord.Settle(job, images, usage: null, clock.GetUtcNow()));
        return LeaseFate.Finish;
    }

    private Task ChangeAsync(JobLease lease, Func<Generation, Result> change, LeaseFate fate, CancellationToken cancellationToken) =>
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is { } job) Report(job, change(job));
            return fate;
        }, cancellationToken);

    private void Report(Generation job, Result change)
    {
        if (!change.Succeeded) LogRefused(job.Id, change.Error.Code);
    }

    private async Task<Result<ImageRequest>> WithReferencesAsync(Generation generation, ImageRequest request, CancellationToken cancellationToken)
    {
        if (generation.Settings.References.Count == 0) return request;

        var images = new List<RequestImage>();
        foreach (var reference in generation.Settings.References.All)
        {
            var image = await references.OpenAsync(generation.OrganizationId, reference, cancellationToken);
            if (!image.Succeeded) return image.Error;
            images.Add(image.Value);
        }

        if (generation.Settings.Mask.All is not [var named, ..]) return request with { References = images };

        var mask = await references.OpenMaskAsync(generation.OrganizationId, named, cancellationToken);
        return mask.Succeeded ? request with { References = images, Mask = mask.Value } : mask.Error;
    }

    private static ProviderCall CallOf(Generation generation) => new(RequestOf(generation), new ProviderConnection());

    private static ImageRequest RequestOf(Generation generation) => new()
    {
        JobId = generation.Id,
        Attempt = Math.Max(1, generation.Attempts.Count - generation.ForgivenAttempts),
        Model = generation.Model,
        Prompt = generation.Settings.Prompt,
        NegativePrompt = generation.Settings.NegativePrompt,
        Size = generation.Settings.Size,
        AspectRatio = generation.Settings.AspectRatio,
        Count = generation.Settings.Count,
        Seed = generation.Settings.Seed,
        Quality = generation.Settings.Quality,
        OutputFormat = generation.Settings.OutputFormat,
        Parameters = generation.Settings.Parameters,
        Strength = generation.Settings.Strength,
    };

    private static AssetOrigin OriginOf(Generation job, StoredOutput output, Money? cost) => new()
    {
        GenerationId = job.Id,
        Index = output.Index,
        CreatedBy = job.CreatedBy,
        Provider = job.Provider,
        Model = job.Model,
        Prompt = job.Settings.Prompt,
        NegativePrompt = job.Settings.NegativePrompt,
        AspectRatio = job.Settings.AspectRatio,
        Quality = job.Settings.Quality?.ToString(),
        Seed = output.Seed,
        Parameters = job.Settings.Parameters,
        References = job.Settings.References,
        Mask = job.Settings.Mask,
        Strength = job.Settings.Strength,
        Cost = cost,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: a change was refused with {Code}")]
    private partial void LogRefused(JobId jobId, string code);
}
