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

    [TestCase(FailureCode.ContentRefused, false, null, 0.0)]
    [TestCase(FailureCode.ContentRefused, true, null, 0.04, TestName = "a refusal that is charged costs the estimate")]
    [TestCase(FailureCode.ContentRefused, true, 0.01, 0.01, TestName = "or what the provider says")]
    [TestCase(FailureCode.NoOutput, false, 0.04, 0.04, TestName = "a report counts even without the word charged")]
    [TestCase(FailureCode.ProviderUnavailable, false, null, 0.0)]
    [TestCase(FailureCode.CredentialRejected, false, null, 0.0)]
    [TestCase(FailureCode.OutcomeUnknown, false, null, null, TestName = "nobody knows what an unknown outcome cost")]
    [TestCase(FailureCode.TimedOut, false, null, null, TestName = "a provider that was given up on may still charge")]
    public void Fail_SettlesTheCost(FailureCode code, bool charged, double? reported, double? expected)
    {
        var job = new GenerationBuilder().PricedAt(0.04m).Processing().Build();

        job.Fail(AttemptOutcome.Unknown, JobFailure.Because(code, "No.", charged), Moments.At(5), Dollars(reported));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.ActualCost, Is.EqualTo(Dollars(expected)));
            Assert.That(job.Attempts[0].ReportedCost, Is.EqualTo(Dollars(reported)));
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

        job.Fail(AttemptOutcome.Refused, JobFailure.Because(FailureCode.ContentRefused, "No.", charged: true), Moments.At(5));

        Assert.That(job.ActualCost, Is.Null);
    }

    [TestCase("completed", 0.06)]
    [TestCase("failed", 0.02)]
    [TestCase("cancelled", 0.02)]
    [TestCase("unknown", null)]
    public void ActualCost_WhenAnEarlierAttemptWasCharged_HoldsThatToo(string end, double? expected)
    {
        var job = new GenerationBuilder().PricedAt(0.04m).Processing()
            .Then(story => story.Defer(AttemptOutcome.NoOutput, "Broken.", Moments.At(2), Moments.At(3), Money.Usd(0.02m))).Build();

        if (end != "cancelled") job.BeginAttempt(Moments.At(4));
        _ = end switch
        {
            "completed" => job.Complete(Money.Usd(0.04m), null, Moments.At(5)),
            "cancelled" => job.RequestCancellation(Moments.At(5)),
            "failed" => job.Fail(AttemptOutcome.Refused, JobFailure.Because(FailureCode.ContentRefused, "No."), Moments.At(5)),
            _ => job.Fail(AttemptOutcome.Unknown, JobFailure.Because(FailureCode.OutcomeUnknown, "Lost."), Moments.At(5)),
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.IsFinished, Is.True);
            Assert.That(job.ActualCost, Is.EqualTo(Dollars(expected)));
        }
    }

    [Test]
    public void ActualCost_WhenAPersonRetried_IsThatOfTheNewTryAlone()
    {
        var job = new GenerationBuilder().PricedAt(0.04m).Processing()
            .Then(story => story.Fail(AttemptOutcome.Refused, JobFailure.Because(FailureCode.ContentRefused, "No."), Moments.At(2), Money.Usd(0.02m)))
            .Then(story => story.Retry(Moments.At(3))).Processing().Build();

        job.Complete(Money.Usd(0.04m), null, Moments.At(5));

        Assert.That(job.ActualCost, Is.EqualTo(Money.Usd(0.04m)), "the ledger has a line of its own for the first");
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
        var job = (state switch
        {
            "pending" => builder,
            "deferred" => builder.Deferred(),
            "processing" => builder.Processing(),
            _ => builder.Accepted(),
        }).Build();

        job.RequestCancellation(Moments.At(5));
        if (!job.IsFinished) job.ConfirmCancelled(Moments.At(6));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Status, Is.EqualTo(JobStatus.Cancelled));
            Assert.That(job.ActualCost, Is.EqualTo(Dollars(expected)));
        }
    }

    private static Money? Dollars(double? amount) => amount is { } known ? Money.Usd((decimal)known) : null;
}
