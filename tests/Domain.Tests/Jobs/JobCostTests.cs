using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Jobs;

/// <summary>What a job came to, however it ended. Unknown is null and never zero.</summary>
[TestFixture]
internal sealed class JobCostTests
{
    [TestCase(0.12, null, 0.12)]
    [TestCase(0.2, 0.2, 0.2, TestName = "the provider's own word counts")]
    [TestCase(null, null, null, TestName = "an unknown cost stays unknown")]
    [TestCase(0.0, 0.0, 0.0, TestName = "free is free")]
    public void Complete_SettlesTheCost(double? cost, double? reported, double? expected)
    {
        var job = new GenerationBuilder().PricedAt(0.04m).ForImages(3).Processing().Build();

        job.Complete(Dollars(cost), Dollars(reported), Moments.At(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.ActualCost, Is.EqualTo(Dollars(expected)));
            Assert.That(job.Attempts[0].ReportedCost, Is.EqualTo(Dollars(reported)));
        }
    }

    [TestCase(AttemptOutcome.Refused, false, null, 0.0, Charge.None, TestName = "a refusal costs nothing")]
    [TestCase(
        AttemptOutcome.Refused,
        true,
        null,
        0.04,
        Charge.Charged,
        TestName = "a refusal that is charged costs the estimate"
    )]
    [TestCase(AttemptOutcome.Refused, true, 0.01, 0.01, Charge.Charged, TestName = "or what the provider says")]
    [TestCase(
        AttemptOutcome.Refused,
        false,
        0.04,
        0.04,
        Charge.Charged,
        TestName = "a report counts even without the word charged"
    )]
    [TestCase(
        AttemptOutcome.NoOutput,
        false,
        null,
        0.04,
        Charge.Charged,
        TestName = "a success without an image is paid"
    )]
    [TestCase(
        AttemptOutcome.NoOutput,
        false,
        0.0,
        0.0,
        Charge.None,
        TestName = "unless the provider says that it is not"
    )]
    [TestCase(AttemptOutcome.Unavailable, false, null, 0.0, Charge.None, TestName = "what was not done costs nothing")]
    [TestCase(
        AttemptOutcome.CredentialRejected,
        false,
        null,
        0.0,
        Charge.None,
        TestName = "a rejected key costs nothing"
    )]
    [TestCase(
        AttemptOutcome.Unknown,
        false,
        null,
        null,
        Charge.Unknown,
        TestName = "nobody knows what an unknown outcome cost"
    )]
    [TestCase(
        AttemptOutcome.ServerError,
        false,
        null,
        null,
        Charge.Unknown,
        TestName = "a server error may have been charged"
    )]
    [TestCase(
        AttemptOutcome.ServerError,
        false,
        0.03,
        0.03,
        Charge.Charged,
        TestName = "unless the provider says what it was"
    )]
    [TestCase(
        AttemptOutcome.TimedOut,
        false,
        null,
        null,
        Charge.Unknown,
        TestName = "a provider that was given up on may still charge"
    )]
    [TestCase(AttemptOutcome.Refused, true, -0.5, 0.04, Charge.Charged, TestName = "nobody charges less than nothing")]
    [TestCase(AttemptOutcome.Refused, false, -0.5, 0.0, Charge.None, TestName = "a negative report is no report")]
    [TestCase(
        AttemptOutcome.Unknown,
        false,
        2_000_000.0,
        null,
        Charge.Unknown,
        TestName = "nor is one that cannot be meant"
    )]
    public void Fail_SettlesTheCost(
        AttemptOutcome outcome,
        bool charged,
        double? reported,
        double? expected,
        Charge charge
    )
    {
        var job = new GenerationBuilder().PricedAt(0.04m).Processing().Build();
        var report = new CostReport { Reported = Dollars(reported), IsCharged = charged };

        job.Fail(outcome, JobFailure.Because(FailureCode.OutcomeUnknown, "No."), Moments.At(5), report);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.ActualCost, Is.EqualTo(Dollars(expected)));
            Assert.That(job.Charge, Is.EqualTo(charge));
            Assert.That(job.UnknownAmounts, Is.EqualTo(expected is null ? 1 : 0));
            Assert.That(
                job.Attempts[0].ReportedCost,
                Is.EqualTo(reported is >= 0 and < 10_000 ? Dollars(reported) : null)
            );
            Assert.That(
                job.Attempts[0],
                Has.Property("Charge").EqualTo(charge).And.Property("Cost").EqualTo(Dollars(expected))
            );
        }
    }

    [Test]
    public void Fail_WhenAFreeModelTimedOut_CostsNothing()
    {
        var job = new GenerationBuilder().PricedAt(0).Processing().Build();

        job.Fail(AttemptOutcome.TimedOut, JobFailure.Because(FailureCode.TimedOut, "Too slow."), Moments.At(5));

        Assert.That(job.ActualCost, Is.EqualTo(Money.Zero));
    }

    [Test]
    public void Fail_WhenChargedButThePriceIsUnknown_IsUnknown()
    {
        var job = new GenerationBuilder().PricedAt(null).Processing().Build();

        job.Fail(
            AttemptOutcome.Refused,
            JobFailure.Because(FailureCode.ContentRefused, "No."),
            Moments.At(5),
            new CostReport { IsCharged = true }
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.ActualCost, Is.Null);
            Assert.That(
                (job.Charge, job.UnknownAmounts),
                Is.EqualTo((Charge.Charged, 1)),
                "that it was charged is known, how much is not"
            );
        }
    }

    [TestCase("completed", 0.06, 0)]
    [TestCase("failed", 0.02, 0)]
    [TestCase("cancelled", 0.02, 0)]
    [TestCase("unknown", 0.02, 1)]
    public void ActualCost_WhenAnEarlierAttemptWasCharged_HoldsThatToo(string end, double? expected, int unknown)
    {
        var job = new GenerationBuilder()
            .PricedAt(0.04m)
            .Processing()
            .Then(story =>
                story.Defer(
                    AttemptOutcome.NoOutput,
                    "Broken.",
                    Moments.At(2),
                    Moments.At(3),
                    CostReport.Told(Money.Usd(0.02m))
                )
            )
            .Build();

        if (end != "cancelled")
            job.BeginAttempt(Moments.At(4));
        _ = end switch
        {
            "completed" => job.Complete(Money.Usd(0.04m), null, Moments.At(5)),
            "cancelled" => job.RequestCancellation(Moments.At(5)),
            "failed" => job.Fail(
                AttemptOutcome.Refused,
                JobFailure.Because(FailureCode.ContentRefused, "No."),
                Moments.At(5)
            ),
            _ => job.Fail(
                AttemptOutcome.Unknown,
                JobFailure.Because(FailureCode.OutcomeUnknown, "Lost."),
                Moments.At(5)
            ),
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.IsFinished, Is.True);
            Assert.That((job.UnknownAmounts, job.Charge), Is.EqualTo((unknown, Charge.Charged)));
            Assert.That(job.ActualCost, Is.EqualTo(Dollars(expected)));
        }
    }

    [Test]
    public void ActualCost_WhenAPersonRetried_IsThatOfTheNewTryAlone()
    {
        var job = new GenerationBuilder()
            .PricedAt(0.04m)
            .Processing()
            .Then(story =>
                story.Fail(
                    AttemptOutcome.Refused,
                    JobFailure.Because(FailureCode.ContentRefused, "No."),
                    Moments.At(2),
                    CostReport.Told(Money.Usd(0.02m))
                )
            )
            .Then(story => story.Retry(Moments.At(3)))
            .Processing()
            .Build();

        job.Complete(Money.Usd(0.04m), null, Moments.At(5));

        Assert.That(job.ActualCost, Is.EqualTo(Money.Usd(0.04m)), "the ledger has a line of its own for the first");
    }

    [TestCase("completed", 0.04, Charge.Charged)]
    [TestCase("failed", null, Charge.Unknown)]
    [TestCase("cancelled", null, Charge.Unknown)]
    public void UnknownAmounts_WhenAnEarlierAttemptMayHaveBeenCharged_StandBesideTheTotal(
        string end,
        double? known,
        Charge charge
    )
    {
        var job = new GenerationBuilder().PricedAt(0.04m).Deferred(AttemptOutcome.ServerError).Build();
        Assert.That((job.UnknownAmounts, job.Charge), Is.EqualTo((1, Charge.Pending)), "also while it waits");

        if (end != "cancelled")
            job.BeginAttempt(Moments.At(10));
        _ = end switch
        {
            "completed" => job.Complete(Money.Usd(0.04m), null, Moments.At(11)),
            "cancelled" => job.RequestCancellation(Moments.At(11)),
            _ => job.Fail(
                AttemptOutcome.Refused,
                JobFailure.Because(FailureCode.ContentRefused, "No."),
                Moments.At(11)
            ),
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.ActualCost, Is.EqualTo(Dollars(known)), "never nothing while an amount is unknown");
            Assert.That((job.UnknownAmounts, job.Charge), Is.EqualTo((1, charge)));
            Assert.That(
                job.PriorCost,
                Is.EqualTo(Money.Usd(end == "completed" ? 0.08m : 0.04m)),
                "it has to be covered"
            );
        }
    }

    [Test]
    public void Attempt_WhenDoingItTwiceCostsNothing_IsNeverUnknown()
    {
        var job = new GenerationBuilder().PricedAt(0.04m).Build();
        job.BeginAttempt(Moments.At(1), isFree: true);

        job.Fail(AttemptOutcome.TimedOut, JobFailure.Because(FailureCode.TimedOut, "Too slow."), Moments.At(5));

        Assert.That((job.ActualCost, job.Charge, job.UnknownAmounts), Is.EqualTo(((Money?)Money.Zero, Charge.None, 0)));
    }

    [TestCase("pending", 0.04, 0.0, TestName = "cancelled while pending: nothing was bought")]
    [TestCase("deferred", 0.04, 0.0, TestName = "cancelled between attempts: nothing is under way")]
    [TestCase("processing", 0.04, null, TestName = "cancelled while submitting: the provider may charge")]
    [TestCase("accepted", 0.04, null, TestName = "cancelled while running: the provider may charge")]
    [TestCase("accepted", null, null, TestName = "cancelled while running at an unknown price: unknown")]
    [TestCase("accepted", 0.0, 0.0, TestName = "cancelled while running on a free model: nothing")]
    public void Cancellation_AtEveryStage_SettlesTheCost(string state, double? price, double? expected)
    {
        var builder = new GenerationBuilder().PricedAt((decimal?)price);
        var job = (
            state switch
            {
                "pending" => builder,
                "deferred" => builder.Deferred(),
                "processing" => builder.Processing(),
                _ => builder.Accepted(),
            }
        ).Build();

        job.RequestCancellation(Moments.At(5));
        if (!job.IsFinished)
            job.ConfirmCancelled(Moments.At(6));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Status, Is.EqualTo(JobStatus.Cancelled));
            Assert.That(job.ActualCost, Is.EqualTo(Dollars(expected)));
        }
    }

    private static Money? Dollars(double? amount) => amount is { } known ? Money.Usd((decimal)known) : null;
}
