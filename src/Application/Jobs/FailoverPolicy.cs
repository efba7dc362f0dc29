using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Jobs;

/// <summary>What becomes of a job after a provider's last word.</summary>
internal enum FailoverAction
{
    /// <summary>The job ends.</summary>
    End,

    /// <summary>The same provider is asked again, after a pause.</summary>
    Retry,

    /// <summary>Another provider takes over; where there is none, the same one is asked again after a pause.</summary>
    FailOver,

    /// <summary>The next key in turn, then another provider; where there is neither, the job ends.</summary>
    ChangeKey,
}

/// <summary>What is known about an attempt besides the provider's last word.</summary>
internal sealed record AttemptFacts
{
    /// <summary>True when a request may be sent twice because that costs nothing.</summary>
    public bool CanResubmit { get; init; }

    /// <summary>True when the work costs nothing, whatever comes of it.</summary>
    public bool IsFree { get; init; }

    /// <summary>True when the provider's documentation says that its errors are free.</summary>
    public bool ErrorsAreFree { get; init; }

    /// <summary>True when an administrator takes the risk that a request after a server error is paid twice.</summary>
    public bool ResendAfterServerError { get; init; }

    /// <summary>
    /// What an output that was made and cannot be had comes to by the price book; null when nobody knows.
    /// </summary>
    public Money? PriceOfLostOutput { get; init; }
}

/// <summary>What is to be done, and what is written down about the attempt.</summary>
internal sealed record FailoverDecision(FailoverAction Action, RetryableFailure Failure)
{
    /// <summary>What the provider measured, for the ledger.</summary>
    public ProviderUsage? Usage { get; init; }

    /// <summary>What the result says of the key; null when it says nothing.</summary>
    public ProviderCredentialReport? KeyReport { get; init; }

    /// <summary>How long all workers leave the connection alone; null when they need not.</summary>
    public TimeSpan? Pause { get; init; }
}

/// <summary>
/// What follows from a provider's last word, by its kind and the facts alone (see docs/decisions/0015 and 0020).
/// Results with outputs are not its business.
/// </summary>
internal static class FailoverPolicy
{
    public static FailoverDecision Decide(ProviderResult result, AttemptFacts facts) =>
        result switch
        {
            ProviderResult.Completed { Outputs.Count: 0 } empty => AfterNoOutput(
                new ProviderResult.NoOutput("The provider answered without an image.", empty.ReportedCost, empty.Usage),
                facts
            ),
            ProviderResult.NoOutput none => AfterNoOutput(none, facts),
            ProviderResult.ServerError error => AfterServerError(error, facts),
            ProviderResult.Unknown unknown => facts.CanResubmit
                ? Of(FailoverAction.Retry, AttemptOutcome.Unknown, FailureCode.OutcomeUnknown, unknown.Reason)
                : NotSentAgain(AttemptOutcome.Unknown, unknown.Reason),
            ProviderResult.ContentRejected refused => WithCost(
                Of(FailoverAction.End, AttemptOutcome.Refused, FailureCode.ContentRefused, refused.Reason),
                new CostReport { IsCharged = refused.Charged }
            ),
            ProviderResult.Invalid invalid => Of(
                FailoverAction.End,
                AttemptOutcome.Invalid,
                FailureCode.InvalidRequest,
                invalid.Reason
            ),
            ProviderResult.RateLimited limited => AfterRateLimit(limited),
            ProviderResult.NotSent held => AfterNotSent(held),
            ProviderResult.Unavailable away => Unavailable(away.Reason),
            ProviderResult.Failed failed => Unavailable(failed.Reason),
            _ => DecideOnKey(result),
        };

    private static FailoverDecision DecideOnKey(ProviderResult result) =>
        result switch
        {
            ProviderResult.CredentialRejected rejected => ChangeKey(
                AttemptOutcome.CredentialRejected,
                FailureCode.CredentialRejected,
                rejected.Reason
            ) with
            {
                KeyReport = ProviderCredentialReport.Rejected(rejected.Reason),
            },
            ProviderResult.OutOfCredit empty => ChangeKey(
                AttemptOutcome.OutOfCredit,
                FailureCode.OutOfCredit,
                empty.Reason
            ) with
            {
                KeyReport = ProviderCredentialReport.OutOfCredit(empty.Reason),
            },
            ProviderResult.NotPermitted closed => ChangeKey(
                AttemptOutcome.NotPermitted,
                FailureCode.ModelNotAvailable,
                closed.Reason
            ),
            _ => throw new InvalidOperationException($"Nothing follows from a {result.GetType().Name}."),
        };

    /// <summary>
    /// It says that it succeeded, and nothing came: it was made, so it is paid, and not bought again.
    /// </summary>
    private static FailoverDecision AfterNoOutput(ProviderResult.NoOutput none, AttemptFacts facts)
    {
        var cost = new CostReport { Reported = none.ReportedCost, Priced = facts.PriceOfLostOutput };
        if (facts.IsFree || cost.Reported == Money.Zero)
        {
            return WithCost(
                Of(FailoverAction.FailOver, AttemptOutcome.NoOutput, FailureCode.NoOutput, none.Reason),
                cost
            );
        }

        var reason = $"{none.Reason} {JobMessages.ChargedAndNotSentAgain}";
        var end = Of(FailoverAction.End, AttemptOutcome.NoOutput, FailureCode.NoOutput, reason);
        return WithCost(end, cost) with { Usage = none.Usage };
    }

    /// <summary>
    /// The request arrived, and what became of it is not known. It is sent again where that cannot be paid twice, or
    /// where somebody has decided to risk it.
    /// </summary>
    private static FailoverDecision AfterServerError(ProviderResult.ServerError error, AttemptFacts facts)
    {
        if (facts.IsFree || facts.ErrorsAreFree)
            return After(Unavailable(error.Reason), error.RetryAfter);

        if (!facts.ResendAfterServerError)
            return NotSentAgain(AttemptOutcome.ServerError, error.Reason);

        return After(
            Of(FailoverAction.FailOver, AttemptOutcome.ServerError, FailureCode.OutcomeUnknown, error.Reason),
            error.RetryAfter
        );
    }

    private static FailoverDecision AfterRateLimit(ProviderResult.RateLimited limited)
    {
        var reason = limited.Reason ?? "The provider asks to slow down.";
        var decision = Of(FailoverAction.FailOver, AttemptOutcome.RateLimited, FailureCode.RateLimited, reason);
        return After(decision, limited.RetryAfter) with { Pause = limited.RetryAfter };
    }

    /// <summary>
    /// Nothing was sent: the job waits with all others of its connection, or another provider takes over, as after a
    /// rate limit. No attempt is used up.
    /// </summary>
    private static FailoverDecision AfterNotSent(ProviderResult.NotSent held)
    {
        var decision = After(Unavailable(held.Reason), held.RetryAfter);
        return decision with { Failure = decision.Failure with { WasNotSent = true }, Pause = held.RetryAfter };
    }

    private static FailoverDecision NotSentAgain(AttemptOutcome outcome, string reason) =>
        Of(FailoverAction.End, outcome, FailureCode.OutcomeUnknown, $"{reason} {JobMessages.NotSentAgain}");

    private static FailoverDecision ChangeKey(AttemptOutcome outcome, FailureCode code, string reason) =>
        Of(FailoverAction.ChangeKey, outcome, code, reason);

    private static FailoverDecision Unavailable(string reason) =>
        Of(FailoverAction.FailOver, AttemptOutcome.Unavailable, FailureCode.ProviderUnavailable, reason);

    private static FailoverDecision Of(
        FailoverAction action,
        AttemptOutcome outcome,
        FailureCode code,
        string reason
    ) => new(action, RetryableFailure.Of(outcome, code, reason));

    private static FailoverDecision After(FailoverDecision decision, TimeSpan? retryAfter) =>
        decision with
        {
            Failure = decision.Failure with { RetryAfter = retryAfter },
        };

    private static FailoverDecision WithCost(FailoverDecision decision, CostReport cost) =>
        decision with
        {
            Failure = decision.Failure with { Cost = cost },
        };
}
