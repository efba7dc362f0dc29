using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
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
    IModelCatalog models,
    ProviderCalls calls,
    ProviderDialogue dialogue,
    StandIns standIns,
    IProviderStates states,
    OutputStore outputs,
    IBudget budget,
    IPartialImageStore partials,
    RetryPolicy retries,
    TimeProvider clock,
    ILogger<RunGenerationHandler> logger) : IRequestHandler<RunGeneration, Result<Done>>
{
    private const string NotSentAgain = "It was not sent again, so that it cannot be paid twice.";

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
                await AskAsync(lease, generation, provider, screen, control.Stopping, cancellationToken);
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

    private async Task AskAsync(
        JobLease lease,
        Generation generation,
        IImageProvider provider,
        IPartialImages screen,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        // Without an attempt nobody could be asked when the job was claimed: the provider is switched off, or its key is gone.
        var connection = generation.OpenAttempt is null ? null : await calls.ConnectAsync(generation, cancellationToken);
        if (connection is null)
        {
            await MoveOnAsync(lease, generation, cancellationToken);
            return;
        }

        var made = await calls.MakeAsync(generation, connection, cancellationToken);
        if (!made.Succeeded)
        {
            var invalid = new ProviderAnswer.Invalid("references", made.Error.Message);
            await ReactAsync(lease, generation, provider, connection, invalid, stopping, cancellationToken);
            return;
        }

        var call = made.Value with { Partials = screen, Progress = percent => FollowAsync(lease, percent, cancellationToken) };
        var answer = await dialogue.HoldAsync(lease, generation, provider, call, stopping, cancellationToken);
        await ReactAsync(lease, generation, provider, connection, answer, stopping, cancellationToken);
    }

    private Task ReactAsync(
        JobLease lease,
        Generation generation,
        IImageProvider provider,
        ProviderConnection connection,
        ProviderAnswer answer,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        return answer switch
        {
            ProviderAnswer.Completed completed => TakeAsync(completed),
            ProviderAnswer.Refused refused => FailAsync(AttemptOutcome.Refused, FailureCode.ContentRefused, refused.Reason, refused.Charged),
            ProviderAnswer.Invalid invalid => FailAsync(AttemptOutcome.Invalid, FailureCode.InvalidRequest, invalid.Reason),
            ProviderAnswer.CredentialRejected rejected => RejectAsync(rejected),
            ProviderAnswer.RateLimited limited => SlowDownAsync(limited),
            ProviderAnswer.Unavailable unavailable => SwitchAsync(AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, unavailable.Reason),
            ProviderAnswer.Failed failed => SwitchAsync(AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, failed.Reason),
            ProviderAnswer.NoOutput none => SwitchAsync(AttemptOutcome.NoOutput, FailureCode.NoOutput, none.Reason),
            ProviderAnswer.Unknown unknown when provider.CanResubmit =>
                DeferAsync(lease, Trouble.Of(AttemptOutcome.Unknown, FailureCode.OutcomeUnknown, connection.Redact(unknown.Reason)), null, cancellationToken),
            ProviderAnswer.Unknown unknown => FailAsync(AttemptOutcome.Unknown, FailureCode.OutcomeUnknown, $"{unknown.Reason} {NotSentAgain}"),
            _ => throw new InvalidOperationException($"No reaction to {answer.GetType().Name}."),
        };

        async Task TakeAsync(ProviderAnswer.Completed completed)
        {
            await calls.NoteUseAsync(connection, cancellationToken);
            await SaveAsync(lease, generation, provider, completed, stopping, cancellationToken);
        }

        // Whatever a provider says is stored and shown, so the key is taken out of it here, whoever the adapter is.
        Task FailAsync(AttemptOutcome outcome, FailureCode code, string reason, bool charged = false) =>
            EndAsync(
                lease,
                job => job.Fail(outcome, JobFailure.Because(code, connection.Redact(reason), charged), clock.GetUtcNow()),
                cancellationToken);

        async Task SwitchAsync(AttemptOutcome outcome, FailureCode code, string reason, TimeSpan? retryAfter = null) =>
            await DeferAsync(
                lease,
                Trouble.Of(outcome, code, connection.Redact(reason)) with { RetryAfter = retryAfter },
                await standIns.FindAsync(generation, retryAfter, cancellationToken),
                cancellationToken);

        async Task RejectAsync(ProviderAnswer.CredentialRejected rejected)
        {
            var other = await standIns.FindAfterRejectionAsync(generation, connection, rejected.Reason, cancellationToken);
            var trouble = Trouble.Of(AttemptOutcome.CredentialRejected, FailureCode.CredentialRejected, connection.Redact(rejected.Reason));
            if (other is null) await FailAsync(trouble.Outcome, trouble.Failure.Code, rejected.Reason);
            else await DeferAsync(lease, trouble with { AtOnce = true }, other, cancellationToken);
        }

        async Task SlowDownAsync(ProviderAnswer.RateLimited limited)
        {
            // A customer's own key has limits of its own, which are nobody else's.
            if (limited.RetryAfter is { } pause && connection.Owner is null or KeyOwner.Platform)
            {
                await states.PauseAsync(provider.Id, pause, cancellationToken);
            }

            await SwitchAsync(AttemptOutcome.RateLimited, FailureCode.RateLimited, "The provider asks to slow down.", limited.RetryAfter);
        }
    }

    private async Task SaveAsync(
        JobLease lease,
        Generation generation,
        IImageProvider provider,
        ProviderAnswer.Completed completed,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - generation.OpenAttempt?.StartedAt > _worthTelling)
        {
            await ChangeAsync(lease, job => job.Advance(JobStage.Saving, 95, now), cancellationToken);
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

        var cost = completed.ReportedCost ?? PricedCost(generation, completed);
        if (stored.Count > 0)
        {
            await EndAsync(lease, job => Complete(job, stored, cost, completed.ReportedCost, now), cancellationToken, stored.Count, completed.Usage);
        }
        else if (provider.CanResubmit || cost == Money.Zero)
        {
            await DeferAsync(lease, Trouble.Of(AttemptOutcome.NoOutput, FailureCode.NoOutput, reason), null, cancellationToken);
        }
        else
        {
            // It was made and has to be paid; asking again would be paid again.
            await EndAsync(
                lease,
                job => job.Fail(
                    AttemptOutcome.NoOutput, JobFailure.Because(FailureCode.NoOutput, $"{reason} {NotSentAgain}", charged: true), clock.GetUtcNow(), cost),
                cancellationToken,
                usage: completed.Usage);
        }
    }

    private Result Complete(Generation job, List<StoredOutput> stored, Money? cost, Money? reportedCost, DateTimeOffset now)
    {
        var done = job.Complete(cost, reportedCost, clock.GetUtcNow());
        if (!done.Succeeded) return done;

        var shares = job.ActualCost?.SplitEvenly(stored.Count);
        foreach (var (place, output) in stored.Index())
        {
            generations.Add(Asset.FromGeneration(
                output.Id, job.OrganizationId, output.File, OriginOf(job, output, shares?[place]), now));
        }

        return done;
    }

    /// <summary>What the work comes to by the price of the moment at which it was submitted.</summary>
    private Money? PricedCost(Generation generation, ProviderAnswer.Completed completed) =>
        models.PriceAt(generation.Model, generation.CreatedAt)?.Actual(PricedWork.Asked(generation.Settings, null) with
        {
            Images = Math.Min(completed.Images.Count, generation.Settings.Count),
            Usage = completed.Usage,
        });

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

    private async Task TellProviderToStopAsync(Generation generation, IImageProvider provider, CancellationToken cancellationToken)
    {
        if (generation.OpenAttempt?.ProviderJobId is not { } id) return;
        if (await calls.ConnectAsync(generation, cancellationToken) is { } connection)
        {
            await provider.CancelAsync(new ProviderJob(id, calls.Naming(generation, connection)), cancellationToken);
        }
    }

    private static JobFailure TimeoutOf(Generation job, IImageProvider provider) =>
        job.OpenAttempt?.ProviderJobId is not null || provider.CanResubmit
            ? JobFailure.Because(FailureCode.TimedOut, "The provider took too long.")
            : JobFailure.Because(FailureCode.OutcomeUnknown, $"The provider did not answer in time, and may have done the work. {NotSentAgain}");

    /// <summary>Nobody can be asked where the job stands: somebody stands in, or it ends here.</summary>
    private async Task MoveOnAsync(JobLease lease, Generation generation, CancellationToken cancellationToken)
    {
        var name = models.ProviderNameOf(generation.Provider);
        var failure = models.FindProvider(generation.Provider) is { Settings.Enabled: false }
            ? JobFailure.Because(FailureCode.ProviderUnavailable, $"{name} was switched off.")
            : JobFailure.Because(FailureCode.CredentialRejected, $"There is no key for {name} that it takes.");
        var trouble = new Trouble(AttemptOutcome.CredentialRejected, failure) { AtOnce = true };
        if (await standIns.FindAsync(generation, retryAfter: null, cancellationToken) is { } other)
        {
            await DeferAsync(lease, trouble, other, cancellationToken);
        }
        else
        {
            await EndAsync(lease, job => job.Fail(trouble.Outcome, failure, clock.GetUtcNow()), cancellationToken);
        }
    }

    /// <summary>Another try may mend it, if there is one left: at the same provider after a while, or at another one at once.</summary>
    private Task DeferAsync(JobLease lease, Trouble trouble, StandIn? other, CancellationToken cancellationToken) =>
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is not { } job) return LeaseFate.Finish;

            var now = clock.GetUtcNow();
            if (job.IsCancelRequested) return Settle(job, job.ConfirmCancelled(now));
            if (!job.HasAttemptsLeft) return Settle(job, job.Fail(trouble.Outcome, trouble.Failure, now));

            var delay = other is not null || trouble.AtOnce
                ? TimeSpan.Zero
                : retries.DelayAfter(job.Attempts.Count - job.ForgivenAttempts, trouble.RetryAfter);
            if (job.OpenAttempt is not null) Report(job, job.Defer(trouble.Outcome, trouble.Failure.Message, now, now + delay));
            if (other is null) return LeaseFate.ReleaseFor(delay);

            // Whoever goes on may cost more, or be paid by somebody else.
            var covered = await budget.RaiseAsync(job, other.CostOf(job), token);
            if (!covered.Succeeded)
            {
                return Settle(job, job.Fail(trouble.Outcome, JobFailure.Because(FailureCode.BudgetExceeded, covered.Error.Message), now));
            }

            if (other.Route is not { } route) return LeaseFate.ReleaseFor(delay);

            Report(job, job.SwitchTo(route.Model, route.Settings, now));
            return LeaseFate.MoveTo(route.Model.Provider);
        }, cancellationToken);

    /// <summary>Ends the job and writes its lines in the ledger.</summary>
    private Task EndAsync(
        JobLease lease, Func<Generation, Result> end, CancellationToken cancellationToken, int images = 0, ProviderUsage? usage = null) =>
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is not { } job) return LeaseFate.Finish;

            return Settle(job, end(job), images, usage);
        }, cancellationToken);

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

    private Task ChangeAsync(JobLease lease, Func<Generation, Result> change, CancellationToken cancellationToken) =>
        work.ChangeAsync(lease, async token =>
        {
            if (await generations.FindAsync(lease.JobId, token) is { } job) Report(job, change(job));
            return LeaseFate.Keep;
        }, cancellationToken);

    /// <summary>How far a provider is whose call lasts as long as the work.</summary>
    private async Task FollowAsync(JobLease lease, int percent, CancellationToken cancellationToken)
    {
        try
        {
            await ChangeAsync(lease, job => job.Advance(JobStage.Running, percent, clock.GetUtcNow()), cancellationToken);
        }
        catch (Exception fault) when (fault is not (LeaseLostException or OperationCanceledException))
        {
            // It is only news: the work goes on without it.
            LogUntold(lease.JobId, fault.Message);
        }
    }

    private void Report(Generation job, Result change)
    {
        if (!change.Succeeded) LogRefused(job.Id, change.Error.Code);
    }

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: how far it is was not written down: {Reason}")]
    private partial void LogUntold(JobId jobId, string reason);

    /// <summary>What went wrong with an attempt, in a way that another try may mend.</summary>
    private sealed record Trouble(AttemptOutcome Outcome, JobFailure Failure)
    {
        /// <summary>What the provider asked to wait.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>True when waiting would mend nothing.</summary>
        public bool AtOnce { get; init; }

        public static Trouble Of(AttemptOutcome outcome, FailureCode code, string reason) => new(outcome, JobFailure.Because(code, reason));
    }
}
