using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// What follows from a provider's last word, by its kind alone: the job ends, waits, or goes on elsewhere (see docs/decisions/0015
/// and 0020). Images that came are somebody else's business.
/// </summary>
internal sealed class ProviderReactions(
    GenerationSettlement settlement,
    StandIns standIns,
    IProviderStates states,
    IModelCatalog models,
    WorkPrices prices,
    TimeProvider clock)
{
    /// <summary>What people read about work that nobody may send again by himself.</summary>
    internal const string NotSentAgain = "It was not sent again, so that it cannot be paid twice.";

    /// <summary>The same about work that is known to be paid.</summary>
    internal const string ChargedAndNotSentAgain = $"The provider charges for it. {NotSentAgain}";

    public Task ReactAsync(Turn turn, ProviderAnswer answer, CancellationToken cancellationToken) => answer switch
    {
        ProviderAnswer.Completed empty => ReactToNothingAsync(
            turn, new ProviderAnswer.NoOutput("The provider answered without an image.", empty.ReportedCost, empty.Usage), cancellationToken),
        ProviderAnswer.NoOutput none => ReactToNothingAsync(turn, none, cancellationToken),
        ProviderAnswer.ServerError error => ReactToServerErrorAsync(turn, error, cancellationToken),
        ProviderAnswer.Unknown unknown => ReactToUnknownAsync(turn, unknown, cancellationToken),
        ProviderAnswer.Refused refused => EndAsync(
            turn,
            turn.Failure(AttemptOutcome.Refused, FailureCode.ContentRefused, refused.Reason) with { Cost = new CostReport { IsCharged = refused.Charged } },
            cancellationToken),
        ProviderAnswer.Invalid invalid =>
            EndAsync(turn, turn.Failure(AttemptOutcome.Invalid, FailureCode.InvalidRequest, invalid.Reason), cancellationToken),
        ProviderAnswer.CredentialRejected rejected => ChangeKeyAsync(
            turn,
            turn.Failure(AttemptOutcome.CredentialRejected, FailureCode.CredentialRejected, rejected.Reason),
            ProviderCredentialReport.Rejected(rejected.Reason),
            cancellationToken),
        ProviderAnswer.OutOfCredit empty => ChangeKeyAsync(
            turn,
            turn.Failure(AttemptOutcome.OutOfCredit, FailureCode.OutOfCredit, empty.Reason),
            ProviderCredentialReport.OutOfCredit(empty.Reason),
            cancellationToken),
        ProviderAnswer.NotPermitted closed => ChangeKeyAsync(
            turn, turn.Failure(AttemptOutcome.NotPermitted, FailureCode.ModelNotAvailable, closed.Reason), report: null, cancellationToken),
        ProviderAnswer.RateLimited limited => SlowDownAsync(turn, limited, cancellationToken),
        ProviderAnswer.NotSent held => HoldBackAsync(turn, held, cancellationToken),
        ProviderAnswer.Unavailable unavailable =>
            SwitchAsync(turn, turn.Failure(AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, unavailable.Reason), cancellationToken),
        ProviderAnswer.Failed failed =>
            SwitchAsync(turn, turn.Failure(AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, failed.Reason), cancellationToken),
        _ => throw new InvalidOperationException($"No reaction to {answer.GetType().Name}."),
    };

    /// <summary>It says that it succeeded, and nothing came: it was made, so it is paid, and not bought again.</summary>
    private Task ReactToNothingAsync(Turn turn, ProviderAnswer.NoOutput none, CancellationToken cancellationToken)
    {
        var cost = new CostReport { Reported = none.ReportedCost, Priced = prices.Of(turn.Generation, images: 1, none.Usage) };
        if (turn.IsFree || cost.Reported == Money.Zero)
        {
            return SwitchAsync(turn, turn.Failure(AttemptOutcome.NoOutput, FailureCode.NoOutput, none.Reason) with { Cost = cost }, cancellationToken);
        }

        var failure = turn.Failure(AttemptOutcome.NoOutput, FailureCode.NoOutput, $"{none.Reason} {ChargedAndNotSentAgain}") with { Cost = cost };
        return EndAsync(turn, failure, cancellationToken, none.Usage);
    }

    /// <summary>
    /// The request arrived, and what became of it is not known. It is sent again where that cannot be paid twice, or where somebody
    /// has decided to risk it.
    /// </summary>
    private Task ReactToServerErrorAsync(Turn turn, ProviderAnswer.ServerError error, CancellationToken cancellationToken)
    {
        var provider = models.FindProvider(turn.Provider.Id);
        var failure = turn.IsFree || provider is { ErrorsAreFree: true }
            ? turn.Failure(AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, error.Reason)
            : turn.Failure(AttemptOutcome.ServerError, FailureCode.OutcomeUnknown, error.Reason);
        return failure.Outcome == AttemptOutcome.Unavailable || provider is { Settings.ResendAfterServerError: true }
            ? SwitchAsync(turn, failure with { RetryAfter = error.RetryAfter }, cancellationToken)
            : EndAsync(turn, turn.Failure(failure.Outcome, failure.Failure.Code, $"{error.Reason} {NotSentAgain}"), cancellationToken);
    }

    private Task ReactToUnknownAsync(Turn turn, ProviderAnswer.Unknown unknown, CancellationToken cancellationToken) =>
        turn.Provider.CanResubmit
            ? settlement.DeferAsync(turn.Lease, turn.Failure(AttemptOutcome.Unknown, FailureCode.OutcomeUnknown, unknown.Reason), null, cancellationToken)
            : EndAsync(
                turn, turn.Failure(AttemptOutcome.Unknown, FailureCode.OutcomeUnknown, $"{unknown.Reason} {NotSentAgain}"), cancellationToken);

    private Task EndAsync(Turn turn, RetryableFailure failure, CancellationToken cancellationToken, ProviderUsage? usage = null) =>
        settlement.EndAsync(
            turn.Lease,
            job => job.Fail(failure.Outcome, failure.Failure, clock.GetUtcNow(), failure.Cost),
            cancellationToken,
            usage: usage);

    private async Task SwitchAsync(Turn turn, RetryableFailure failure, CancellationToken cancellationToken) =>
        await settlement.DeferAsync(
            turn.Lease, failure, await standIns.FindAsync(turn.Generation, failure.RetryAfter, cancellationToken), cancellationToken);

    private async Task ChangeKeyAsync(
        Turn turn, RetryableFailure failure, ProviderCredentialReport? report, CancellationToken cancellationToken)
    {
        var other = await standIns.FindAfterRejectionAsync(turn.Generation, turn.Connection, report, cancellationToken);
        if (other is null) await EndAsync(turn, failure, cancellationToken);
        else await settlement.DeferAsync(turn.Lease, failure with { AtOnce = true }, other, cancellationToken);
    }

    private async Task SlowDownAsync(Turn turn, ProviderAnswer.RateLimited limited, CancellationToken cancellationToken)
    {
        if (limited.RetryAfter is { } pause) await states.PauseAsync(turn.Connection, pause, cancellationToken);

        var failure = turn.Failure(AttemptOutcome.RateLimited, FailureCode.RateLimited, limited.Reason ?? "The provider asks to slow down.");
        await SwitchAsync(turn, failure with { RetryAfter = limited.RetryAfter }, cancellationToken);
    }

    /// <summary>Nothing was sent: the job waits with all others of its connection, or another provider stands in, as after a throttle.</summary>
    private async Task HoldBackAsync(Turn turn, ProviderAnswer.NotSent held, CancellationToken cancellationToken)
    {
        await states.PauseUntilAnsweredAsync(turn.Connection, held.RetryAfter, cancellationToken);

        var failure = turn.Failure(AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, held.Reason);
        await SwitchAsync(turn, failure with { RetryAfter = held.RetryAfter, WasNotSent = true }, cancellationToken);
    }
}

/// <summary>One worker's turn at a job: what it holds, whom it asks and how.</summary>
internal sealed record Turn(JobLease Lease, Generation Generation, IImageProvider Provider, ProviderConnection Connection)
{
    /// <summary>True when the work costs nothing, whatever comes of it.</summary>
    public bool IsFree => Provider.CanResubmit || Generation.OpenAttempt?.ExpectedCost == Money.Zero;

    /// <summary>Whatever a provider says is stored and shown, so the key is taken out of it here, whoever the adapter is.</summary>
    public RetryableFailure Failure(AttemptOutcome outcome, FailureCode code, string reason) =>
        RetryableFailure.Of(outcome, code, Connection.Redact(reason));
}
