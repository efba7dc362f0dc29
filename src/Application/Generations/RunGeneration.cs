using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
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
    GenerationSettlement settlement,
    OutputSaver outputs,
    IPartialImageStore partials,
    TimeProvider clock,
    ILogger<RunGenerationHandler> logger) : IRequestHandler<RunGeneration, Result<Done>>
{
    internal const string NotSentAgain = "It was not sent again, so that it cannot be paid twice.";

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
                await settlement.EndAsync(lease, _ => Result.Ok(), cancellationToken);
            }
            else if (generation.IsCancelRequested)
            {
                await CancelAsync(lease, generation, provider, cancellationToken);
            }
            else
            {
                await using var screen = partials.Open(generation);
                await AskAsync(lease, generation, provider, screen, control, cancellationToken);
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
        JobControl control,
        CancellationToken cancellationToken)
    {
        if (await outputs.ResumeAsync(lease, generation, provider, control, cancellationToken)) return;

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
            await ReactAsync(lease, generation, provider, connection, invalid, control, cancellationToken);
            return;
        }

        var call = made.Value with { Partials = screen, Progress = percent => FollowAsync(lease, percent, cancellationToken) };
        var leftAt = generation.Stage;
        var answer = await dialogue.HoldAsync(lease, generation, provider, call, control.Stopping, cancellationToken);
        await ReactAsync(lease, generation, provider, connection, OutputSaver.AfterLoss(lease, leftAt, answer), control, cancellationToken);
    }

    private Task ReactAsync(
        JobLease lease,
        Generation generation,
        IImageProvider provider,
        ProviderConnection connection,
        ProviderAnswer answer,
        JobControl control,
        CancellationToken cancellationToken)
    {
        return answer switch
        {
            ProviderAnswer.Completed completed => TakeAsync(completed),
            ProviderAnswer.Refused refused => FailAsync(AttemptOutcome.Refused, FailureCode.ContentRefused, refused.Reason, refused.Charged),
            ProviderAnswer.Invalid invalid => FailAsync(AttemptOutcome.Invalid, FailureCode.InvalidRequest, invalid.Reason),
            ProviderAnswer.CredentialRejected rejected => ChangeKeyAsync(
                RetryableFailure.Of(AttemptOutcome.CredentialRejected, FailureCode.CredentialRejected, connection.Redact(rejected.Reason)),
                ProviderCredentialReport.Rejected(rejected.Reason)),
            ProviderAnswer.OutOfCredit empty => ChangeKeyAsync(
                RetryableFailure.Of(AttemptOutcome.OutOfCredit, FailureCode.OutOfCredit, connection.Redact(empty.Reason)),
                ProviderCredentialReport.OutOfCredit(empty.Reason)),
            ProviderAnswer.NotPermitted closed => ChangeKeyAsync(
                RetryableFailure.Of(AttemptOutcome.NotPermitted, FailureCode.ModelNotAvailable, connection.Redact(closed.Reason)), report: null),
            ProviderAnswer.ServerError error =>
                SwitchAsync(AttemptOutcome.ServerError, FailureCode.ProviderUnavailable, error.Reason, error.RetryAfter),
            ProviderAnswer.RateLimited limited => SlowDownAsync(limited),
            ProviderAnswer.Unavailable unavailable => SwitchAsync(AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, unavailable.Reason),
            ProviderAnswer.Failed failed => SwitchAsync(AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, failed.Reason),
            ProviderAnswer.NoOutput none => SwitchAsync(AttemptOutcome.NoOutput, FailureCode.NoOutput, none.Reason),
            ProviderAnswer.Unknown unknown when provider.CanResubmit =>
                settlement.DeferAsync(lease, RetryableFailure.Of(AttemptOutcome.Unknown, FailureCode.OutcomeUnknown, connection.Redact(unknown.Reason)), null, cancellationToken),
            ProviderAnswer.Unknown unknown => FailAsync(AttemptOutcome.Unknown, FailureCode.OutcomeUnknown, $"{unknown.Reason} {NotSentAgain}"),
            _ => throw new InvalidOperationException($"No reaction to {answer.GetType().Name}."),
        };

        async Task TakeAsync(ProviderAnswer.Completed completed)
        {
            await calls.NoteUseAsync(connection, cancellationToken);
            var delivery = new Delivery(lease, generation, completed, control) { AskAgain = AskAgain() };
            await outputs.SaveAsync(delivery, provider, cancellationToken);
        }

        Func<CancellationToken, Task<ProviderAnswer>>? AskAgain() => generation.OpenAttempt?.ProviderJobId is { } id
            ? token => provider.PollAsync(new ProviderJob(id, calls.Naming(generation, connection)), token)
            : null;

        // Whatever a provider says is stored and shown, so the key is taken out of it here, whoever the adapter is.
        Task FailAsync(AttemptOutcome outcome, FailureCode code, string reason, bool charged = false) =>
            settlement.EndAsync(
                lease,
                job => job.Fail(outcome, JobFailure.Because(code, connection.Redact(reason), charged), clock.GetUtcNow()),
                cancellationToken);

        async Task SwitchAsync(AttemptOutcome outcome, FailureCode code, string reason, TimeSpan? retryAfter = null) =>
            await settlement.DeferAsync(
                lease,
                RetryableFailure.Of(outcome, code, connection.Redact(reason)) with { RetryAfter = retryAfter },
                await standIns.FindAsync(generation, retryAfter, cancellationToken),
                cancellationToken);

        async Task ChangeKeyAsync(RetryableFailure failure, ProviderCredentialReport? report)
        {
            var other = await standIns.FindAfterRejectionAsync(generation, connection, report, cancellationToken);
            if (other is null) await FailAsync(failure.Outcome, failure.Failure.Code, failure.Failure.Message);
            else await settlement.DeferAsync(lease, failure with { AtOnce = true }, other, cancellationToken);
        }

        async Task SlowDownAsync(ProviderAnswer.RateLimited limited)
        {
            // A customer's own key has limits of its own, which are nobody else's.
            if (limited.RetryAfter is { } pause && connection.Owner is null or KeyOwner.Platform)
            {
                await states.PauseAsync(provider.Id, pause, cancellationToken);
            }

            await SwitchAsync(AttemptOutcome.RateLimited, FailureCode.RateLimited, limited.Reason ?? "The provider asks to slow down.", limited.RetryAfter);
        }
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
                await settlement.EndAsync(lease, job => job.Fail(AttemptOutcome.TimedOut, TimeoutOf(job, provider), clock.GetUtcNow()), cancellationToken);
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
        await settlement.EndAsync(lease, job => job.ConfirmCancelled(clock.GetUtcNow()), cancellationToken);
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
        var trouble = new RetryableFailure(AttemptOutcome.CredentialRejected, failure) { AtOnce = true };
        if (await standIns.FindAsync(generation, retryAfter: null, cancellationToken) is { } other)
        {
            await settlement.DeferAsync(lease, trouble, other, cancellationToken);
        }
        else
        {
            await settlement.EndAsync(lease, job => job.Fail(trouble.Outcome, failure, clock.GetUtcNow()), cancellationToken);
        }
    }

    /// <summary>How far a provider is whose call lasts as long as the work.</summary>
    private async Task FollowAsync(JobLease lease, int percent, CancellationToken cancellationToken)
    {
        try
        {
            await settlement.ChangeAsync(lease, job => job.Advance(JobStage.Running, percent, clock.GetUtcNow()), cancellationToken);
        }
        catch (Exception fault) when (fault is not (LeaseLostException or OperationCanceledException))
        {
            // It is only news: the work goes on without it.
            LogUntold(lease.JobId, fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: how far it is was not written down: {Reason}")]
    private partial void LogUntold(JobId jobId, string reason);
}
