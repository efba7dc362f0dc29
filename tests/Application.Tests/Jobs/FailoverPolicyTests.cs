using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Tests.Jobs;

/// <summary>The tables of docs/decisions/0015 and 0020, line by line.</summary>
[TestFixture]
internal sealed class FailoverPolicyTests
{
    private static readonly AttemptFacts _charging = new();
    private static readonly AttemptFacts _free = new() { IsFree = true };
    private static readonly AttemptFacts _resubmittable = new() { IsFree = true, CanResubmit = true };
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(30);

    private static IEnumerable<TestCaseData> Table()
    {
        // Refused, invalid: the job ends, nothing is broken.
        yield return Row(
            "refused",
            new ProviderResult.ContentRejected("No."),
            _charging,
            FailoverAction.End,
            AttemptOutcome.Refused,
            FailureCode.ContentRefused
        );
        yield return Row(
            "invalid",
            new ProviderResult.Invalid("size", "No."),
            _charging,
            FailoverAction.End,
            AttemptOutcome.Invalid,
            FailureCode.InvalidRequest
        );

        // Rate limited, unavailable, given up: another provider.
        yield return Row(
            "rate limited",
            new ProviderResult.RateLimited(_pause),
            _charging,
            FailoverAction.FailOver,
            AttemptOutcome.RateLimited,
            FailureCode.RateLimited
        );
        yield return Row(
            "unavailable",
            new ProviderResult.Unavailable("Away."),
            _charging,
            FailoverAction.FailOver,
            AttemptOutcome.Unavailable,
            FailureCode.ProviderUnavailable
        );
        yield return Row(
            "given up",
            new ProviderResult.Failed("Out of memory."),
            _charging,
            FailoverAction.FailOver,
            AttemptOutcome.Unavailable,
            FailureCode.ProviderUnavailable
        );

        // A server error after the request arrived: sent again only where that cannot be paid twice, or by somebody's
        // decision.
        var error = new ProviderResult.ServerError("Oops.");
        yield return Row(
            "server error",
            error,
            _charging,
            FailoverAction.End,
            AttemptOutcome.ServerError,
            FailureCode.OutcomeUnknown
        );
        yield return Row(
            "server error, free work",
            error,
            _free,
            FailoverAction.FailOver,
            AttemptOutcome.Unavailable,
            FailureCode.ProviderUnavailable
        );
        yield return Row(
            "server error, free errors",
            error,
            _charging with
            {
                ErrorsAreFree = true,
            },
            FailoverAction.FailOver,
            AttemptOutcome.Unavailable,
            FailureCode.ProviderUnavailable
        );
        yield return Row(
            "server error, the risk is taken",
            error,
            _charging with
            {
                ResendAfterServerError = true,
            },
            FailoverAction.FailOver,
            AttemptOutcome.ServerError,
            FailureCode.OutcomeUnknown
        );

        // A key that cannot be used: the next key, then another provider.
        yield return Row(
            "key rejected",
            new ProviderResult.CredentialRejected("No."),
            _charging,
            FailoverAction.ChangeKey,
            AttemptOutcome.CredentialRejected,
            FailureCode.CredentialRejected
        );
        yield return Row(
            "out of credit",
            new ProviderResult.OutOfCredit("No."),
            _charging,
            FailoverAction.ChangeKey,
            AttemptOutcome.OutOfCredit,
            FailureCode.OutOfCredit
        );
        yield return Row(
            "not permitted",
            new ProviderResult.NotPermitted("No."),
            _charging,
            FailoverAction.ChangeKey,
            AttemptOutcome.NotPermitted,
            FailureCode.ModelNotAvailable
        );

        // Made, and not there: paid, so not bought again; where it is free, it is asked again.
        var none = new ProviderResult.NoOutput("Empty.");
        yield return Row(
            "no output",
            none,
            _charging,
            FailoverAction.End,
            AttemptOutcome.NoOutput,
            FailureCode.NoOutput
        );
        yield return Row(
            "no output, free work",
            none,
            _free,
            FailoverAction.FailOver,
            AttemptOutcome.NoOutput,
            FailureCode.NoOutput
        );
        yield return Row(
            "no output, not charged",
            none with
            {
                ReportedCost = Money.Zero,
            },
            _charging,
            FailoverAction.FailOver,
            AttemptOutcome.NoOutput,
            FailureCode.NoOutput
        );
        yield return Row(
            "completed without output",
            new ProviderResult.Completed([]),
            _charging,
            FailoverAction.End,
            AttemptOutcome.NoOutput,
            FailureCode.NoOutput
        );

        // Lost, or unreadable: never sent again without a person's word, unless doing it twice costs nothing.
        var lost = new ProviderResult.Unknown("Lost.");
        yield return Row(
            "lost",
            lost,
            _charging,
            FailoverAction.End,
            AttemptOutcome.Unknown,
            FailureCode.OutcomeUnknown
        );
        yield return Row(
            "lost, free work",
            lost,
            _free,
            FailoverAction.End,
            AttemptOutcome.Unknown,
            FailureCode.OutcomeUnknown
        );
        yield return Row(
            "lost, may be sent twice",
            lost,
            _resubmittable,
            FailoverAction.Retry,
            AttemptOutcome.Unknown,
            FailureCode.OutcomeUnknown
        );
    }

    [TestCaseSource(nameof(Table))]
    public void Decide_FollowsTheTable(
        ProviderResult result,
        object facts,
        string action,
        AttemptOutcome outcome,
        FailureCode code
    )
    {
        var decision = FailoverPolicy.Decide(result, (AttemptFacts)facts);

        Assert.That(
            (decision.Action.ToString(), decision.Failure.Outcome, decision.Failure.Failure.Code),
            Is.EqualTo((action, outcome, code))
        );
    }

    [Test]
    public void Decide_WhenRateLimited_PausesTheConnection()
    {
        var decision = FailoverPolicy.Decide(new ProviderResult.RateLimited(_pause), _charging);

        Assert.That((decision.Pause, decision.Failure.RetryAfter), Is.EqualTo(((TimeSpan?)_pause, (TimeSpan?)_pause)));
        Assert.That(decision.Failure.WasNotSent, Is.False);
    }

    [Test]
    public void Decide_WhenNothingWasSent_PausesTheConnectionAndUsesUpNoAttempt()
    {
        var decision = FailoverPolicy.Decide(new ProviderResult.NotSent("It does not answer.", _pause), _charging);

        Assert.That((decision.Pause, decision.Failure.RetryAfter), Is.EqualTo(((TimeSpan?)_pause, (TimeSpan?)_pause)));
        Assert.That((decision.Action, decision.Failure.WasNotSent), Is.EqualTo((FailoverAction.FailOver, true)));
    }

    [TestCase("rejected", true)]
    [TestCase("out of credit", true)]
    [TestCase("not permitted", false)]
    public void Decide_WhenAKeyCannotBeUsed_ReportsWhatThatSaysOfTheKey(string kind, bool isReported)
    {
        ProviderResult result = kind switch
        {
            "rejected" => new ProviderResult.CredentialRejected("No."),
            "out of credit" => new ProviderResult.OutOfCredit("No."),
            _ => new ProviderResult.NotPermitted("No."),
        };

        var report = FailoverPolicy.Decide(result, _charging).KeyReport;

        Assert.That(
            (report is not null, report?.IsOutOfCredit),
            Is.EqualTo((isReported, isReported ? kind == "out of credit" : (bool?)null))
        );
    }

    [Test]
    public void Decide_WhenNothingCame_KnowsWhatItCost()
    {
        var usage = new ProviderUsage { InputTextTokens = 3 };
        var none = new ProviderResult.NoOutput("Empty.", Money.Usd(0.03m), usage);

        var decision = FailoverPolicy.Decide(none, _charging with { PriceOfLostOutput = Money.Usd(0.04m) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                decision.Failure.Cost,
                Is.EqualTo(new CostReport { Reported = Money.Usd(0.03m), Priced = Money.Usd(0.04m) })
            );
            Assert.That(decision.Usage, Is.EqualTo(usage));
            Assert.That(decision.Failure.Failure.Message, Is.EqualTo($"Empty. {JobMessages.ChargedAndNotSentAgain}"));
        }
    }

    [Test]
    public void Decide_WhenARefusalIsCharged_SaysSo()
    {
        var decision = FailoverPolicy.Decide(new ProviderResult.ContentRejected("No.", Charged: true), _charging);

        Assert.That(decision.Failure.Cost?.IsCharged, Is.True);
    }

    private static TestCaseData Row(
        string name,
        ProviderResult result,
        AttemptFacts facts,
        FailoverAction action,
        AttemptOutcome outcome,
        FailureCode code
    ) => new TestCaseData(result, facts, action.ToString(), outcome, code).SetArgDisplayNames(name);
}
