using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Does what <see cref="FailoverPolicy"/> decides on a provider's last word: the job ends, waits, or goes on elsewhere.
/// </summary>
[ScopedService]
internal sealed class ResultHandler(
    JobSettlement settlement,
    FailoverPlanner planner,
    IProviderHealthStore states,
    IModelCatalog models,
    JobTypes types,
    TimeProvider clock
)
{
    public async Task ApplyAsync(AttemptContext attempt, ProviderResult result, CancellationToken cancellationToken)
    {
        var decision = FailoverPolicy.Decide(result, FactsOf(attempt, result));
        var failure = Redacted(decision.Failure, attempt.Connection);
        await PauseAsync(attempt.Connection, decision, cancellationToken);

        switch (decision.Action)
        {
            case FailoverAction.End:
                await EndAsync(attempt.Lease, failure, decision.Usage, cancellationToken);
                break;
            case FailoverAction.Retry:
                await settlement.DeferAsync(attempt.Lease, failure, null, cancellationToken);
                break;
            case FailoverAction.FailOver:
                var target = await planner.FindAsync(attempt.Job, failure.RetryAfter, cancellationToken);
                await settlement.DeferAsync(attempt.Lease, failure, target, cancellationToken);
                break;
            case FailoverAction.ChangeKey:
                await ChangeKeyAsync(attempt, failure, decision.KeyReport, cancellationToken);
                break;
        }
    }

    /// <summary>Nobody can be asked where the job stands: another provider takes over, or it ends here.</summary>
    public async Task HandleNoConnectionAsync(ClaimedJob claimed, ProviderJob job, CancellationToken cancellationToken)
    {
        var name = models.ProviderNameOf(job.Provider);
        if (claimed.IsTakeover)
        {
            // It may be finished and charged: nobody else must be paid for it, too.
            var lost = JobFailure.Because(
                FailureCode.OutcomeUnknown,
                $"There is no key any more with which {name} could be asked what became of it. "
                    + JobMessages.NotSentAgain
            );
            var unknown = new RetryableFailure(AttemptOutcome.Unknown, lost);
            await EndAsync(claimed.Lease, unknown, usage: null, cancellationToken);
            return;
        }

        var reason = models.FindProvider(job.Provider) is { Settings.Enabled: false }
            ? JobFailure.Because(FailureCode.ProviderUnavailable, $"{name} was switched off.")
            : JobFailure.Because(FailureCode.CredentialRejected, $"There is no key for {name} that it takes.");
        var failure = new RetryableFailure(AttemptOutcome.CredentialRejected, reason) { Immediately = true };
        if (await planner.FindAsync(job, retryAfter: null, cancellationToken) is { } target)
        {
            await settlement.DeferAsync(claimed.Lease, failure, target, cancellationToken);
        }
        else
        {
            await EndAsync(claimed.Lease, failure, usage: null, cancellationToken);
        }
    }

    private async Task PauseAsync(
        ProviderConnection connection,
        FailoverDecision decision,
        CancellationToken cancellationToken
    )
    {
        if (decision.Pause is not { } pause)
            return;

        if (decision.Failure.WasNotSent)
            await states.PauseUntilAnsweredAsync(connection, pause, cancellationToken);
        else
            await states.PauseAsync(connection, pause, cancellationToken);
    }

    private async Task ChangeKeyAsync(
        AttemptContext attempt,
        RetryableFailure failure,
        ProviderCredentialReport? report,
        CancellationToken cancellationToken
    )
    {
        var target = await planner.FindAfterRejectionAsync(attempt.Job, attempt.Connection, report, cancellationToken);
        if (target is null)
            await EndAsync(attempt.Lease, failure, usage: null, cancellationToken);
        else
            await settlement.DeferAsync(attempt.Lease, failure with { Immediately = true }, target, cancellationToken);
    }

    private Task EndAsync(
        JobLease lease,
        RetryableFailure failure,
        ProviderUsage? usage,
        CancellationToken cancellationToken
    ) =>
        settlement.EndAsync(
            lease,
            job => job.Fail(failure.Outcome, failure.Failure, clock.GetUtcNow(), failure.Cost),
            cancellationToken,
            usage: usage
        );

    private AttemptFacts FactsOf(AttemptContext attempt, ProviderResult result)
    {
        var provider = models.FindProvider(attempt.Provider.Id);
        return new AttemptFacts
        {
            CanResubmit = attempt.Provider.CanResubmit,
            IsFree = attempt.Provider.CanResubmit || attempt.Job.OpenAttempt?.ExpectedCost == Money.Zero,
            ErrorsAreFree = provider is { ErrorsAreFree: true },
            ResendAfterServerError = provider is { Settings.ResendAfterServerError: true },
            PriceOfLostOutput = result switch
            {
                ProviderResult.Completed empty => types.Of(attempt.Job).PriceOf(attempt.Job, outputs: 1, empty.Usage),
                ProviderResult.NoOutput none => types.Of(attempt.Job).PriceOf(attempt.Job, outputs: 1, none.Usage),
                _ => null,
            },
        };
    }

    // Whatever a provider says is stored and shown, so the key is taken out of it here, whoever the adapter is.
    private static RetryableFailure Redacted(RetryableFailure failure, ProviderConnection connection) =>
        failure with
        {
            Failure = JobFailure.Because(failure.Failure.Code, connection.Redact(failure.Failure.Message)),
        };
}
