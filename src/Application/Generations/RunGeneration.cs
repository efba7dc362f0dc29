using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
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
    ProviderReactions reactions,
    StandIns standIns,
    GenerationSettlement settlement,
    OutputSaver outputs,
    IPartialImageStore partials,
    AttemptLimit limit,
    TimeProvider clock,
    ILogger<RunGenerationHandler> logger) : IRequestHandler<RunGeneration, Result<Done>>
{
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
            await RunAsync(lease, generation, provider, control, cancellationToken);
        }
        catch (OperationCanceledException) when (control.Reason is { } reason && !cancellationToken.IsCancellationRequested)
        {
            // The copy at hand knows nothing of a cancellation that was asked for since.
            var latest = await generations.FindAgainAsync(lease.JobId, cancellationToken) ?? generation;
            await StopAsync(reason, lease, latest, provider, cancellationToken);
        }
        catch (Exception fault) when (
            fault is not LeaseLostException && control.IsTimeLimited && generation.OpenAttempt is { } attempt && limit.IsUsedUp(attempt))
        {
            // Whoever takes it up next would meet the same fault, and there is no time left for that. Images that have come are another
            // matter: they are paid for, and the next worker goes on with them.
            LogGivenUp(fault, lease.JobId);
            var latest = await generations.FindAgainAsync(lease.JobId, cancellationToken) ?? generation;
            await StopAsync(StopReason.TimedOut, lease, latest, provider, cancellationToken);
        }

        return default(Done);
    }

    private async Task RunAsync(
        JobLease lease, Generation generation, IProvider provider, JobControl control, CancellationToken cancellationToken)
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

    private async Task AskAsync(
        JobLease lease,
        Generation generation,
        IProvider provider,
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

        var turn = new Turn(lease, generation, provider, connection);
        var made = await calls.MakeAsync(generation, connection, cancellationToken);
        if (!made.Succeeded)
        {
            await reactions.ReactAsync(turn, new ProviderAnswer.Invalid("references", made.Error.Message), cancellationToken);
            return;
        }

        var call = made.Value with { Partials = screen, Progress = percent => FollowAsync(lease, percent, cancellationToken) };
        var leftAt = generation.Stage;
        var answer = OutputSaver.AfterLoss(lease, leftAt, await dialogue.HoldAsync(turn, call, control, cancellationToken));
        if (answer is ProviderAnswer.Completed { Outputs.Count: > 0 } completed)
        {
            await calls.NoteUseAsync(connection, cancellationToken);
            var delivery = new Delivery(lease, generation, completed, control) { AskAgain = AskAgain(turn) };
            await outputs.SaveAsync(delivery, provider, cancellationToken);
        }
        else
        {
            await reactions.ReactAsync(turn, answer, cancellationToken);
        }
    }

    private Func<CancellationToken, Task<ProviderAnswer>>? AskAgain(Turn turn) =>
        turn.Generation.OpenAttempt?.ProviderJobId is { } id
            ? token => turn.Provider.PollAsync(new RemoteJob(id, calls.Naming(turn.Generation, turn.Connection)), token)
            : null;

    private async Task StopAsync(
        StopReason reason, JobLease lease, Generation generation, IProvider provider, CancellationToken cancellationToken)
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

    private async Task CancelAsync(JobLease lease, Generation generation, IProvider provider, CancellationToken cancellationToken)
    {
        await TellProviderToStopAsync(generation, provider, cancellationToken);
        await settlement.EndAsync(lease, job => job.ConfirmCancelled(clock.GetUtcNow()), cancellationToken);
    }

    private async Task TellProviderToStopAsync(Generation generation, IProvider provider, CancellationToken cancellationToken)
    {
        if (generation.OpenAttempt?.ProviderJobId is not { } id) return;

        try
        {
            if (await calls.ConnectAsync(generation, cancellationToken) is not { } connection) return;

            await provider.CancelAsync(new RemoteJob(id, calls.Naming(generation, connection)), cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // It is a courtesy: the job ends in any case.
            LogNotStopped(fault, generation.Id);
        }
    }

    private JobFailure TimeoutOf(Generation job, IProvider provider) =>
        job.OpenAttempt?.ProviderJobId is not null || provider.CanResubmit
            ? JobFailure.Because(
                FailureCode.TimedOut,
                dialogue.LastTrouble is { Length: > 0 } trouble ? $"The provider took too long. Its last answer: {trouble}" : "The provider took too long.")
            : JobFailure.Because(
                FailureCode.OutcomeUnknown,
                $"The provider did not answer in time, and may have done the work. {ProviderReactions.NotSentAgain}");

    /// <summary>Nobody can be asked where the job stands: somebody stands in, or it ends here.</summary>
    private async Task MoveOnAsync(JobLease lease, Generation generation, CancellationToken cancellationToken)
    {
        var name = models.ProviderNameOf(generation.Provider);
        if (generation.OpenAttempt is { } left && (left.ProviderJobId is not null || lease.IsTakeover))
        {
            // It may be finished and charged: nobody else must be paid for it, too.
            var lost = JobFailure.Because(
                FailureCode.OutcomeUnknown,
                $"There is no key any more with which {name} could be asked what became of it. {ProviderReactions.NotSentAgain}");
            await settlement.EndAsync(lease, job => job.Fail(AttemptOutcome.Unknown, lost, clock.GetUtcNow()), cancellationToken);
            return;
        }

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

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId}: stopped by a fault, and its time is up: it ends here")]
    private partial void LogGivenUp(Exception fault, JobId jobId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: its provider could not be told to stop")]
    private partial void LogNotStopped(Exception fault, JobId jobId);
}
