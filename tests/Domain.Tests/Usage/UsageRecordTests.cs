using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Usage;

namespace ImageGenerator.Domain.Tests.Usage;

[TestFixture]
internal sealed class UsageRecordTests
{
    private static readonly ModelDescription _other = TestModels.Able with { Id = "other/able", Provider = "other" };

    [Test]
    public void Settle_WhenCompleted_WritesDownWhatItCameTo()
    {
        var job = new GenerationBuilder()
            .ForImages(2)
            .Processing()
            .Then(story => story.Complete(Money.Usd(0.09m), Money.Usd(0.09m), Moments.At(4)))
            .Build();

        var record = UsageRecord.Settle(job, 2, null, Moments.At(4.5))[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.Id.Value.Version, Is.EqualTo(7));
            Assert.That(record.JobId, Is.EqualTo(job.Id));
            Assert.That(record.OrganizationId, Is.EqualTo(GenerationBuilder.Organization));
            Assert.That(record.UserId, Is.EqualTo(GenerationBuilder.Person));
            Assert.That(record, Has.Property("Provider").EqualTo("test").And.Property("Model").EqualTo("test/able"));
            Assert.That(record.Operation, Is.EqualTo(Generation.JobKind));
            Assert.That(record.Succeeded, Is.True);
            Assert.That(record.Outputs, Is.EqualTo(2));
            Assert.That(record.EstimatedCost, Is.EqualTo(Money.Usd(0.08m)));
            Assert.That(record.ActualCost, Is.EqualTo(Money.Usd(0.09m)));
            Assert.That(record.DurationMilliseconds, Is.EqualTo(3500));
            Assert.That(record.CreatedAt, Is.EqualTo(Moments.At(4.5)));
        }
    }

    [Test]
    public void Settle_WhenTheOutcomeIsUnknown_TheCostIsUnknownToo()
    {
        var job = new GenerationBuilder().Failed(FailureCode.OutcomeUnknown).Build();

        var record = UsageRecord.Settle(job, 0, null, Moments.At(5)).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.Succeeded, Is.False);
            Assert.That(record.ActualCost, Is.Null);
            Assert.That(record.Amount, Is.Null);
        }
    }

    [TestCase(0.09, new[] { 0.08, 0.01 })]
    [TestCase(0.05, new[] { 0.08, -0.03 })]
    [TestCase(0.08, new[] { 0.08 })]
    public void Settle_WhenItCameToSomethingElse_AdjustsByTheDifference(decimal reported, double[] amounts)
    {
        var job = new GenerationBuilder()
            .ForImages(2)
            .Processing()
            .Then(story => story.Complete(Money.Usd(reported), Money.Usd(reported), Moments.At(4)))
            .Build();

        var lines = UsageRecord.Settle(job, 2, null, Moments.At(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                lines.Select(line => line.Amount!.Value.Amount),
                Is.EqualTo(amounts.Select(amount => (decimal)amount))
            );
            Assert.That(lines.Sum(line => line.Amount!.Value.Amount), Is.EqualTo(reported));
            Assert.That(lines.Sum(line => line.Outputs), Is.EqualTo(2), "no image is counted twice");
        }
    }

    [Test]
    public void Settle_WhenNothingWasExpected_ChargesWhatItCameTo()
    {
        var job = new GenerationBuilder()
            .PricedAt(null)
            .Processing()
            .Then(story => story.Complete(Money.Usd(0.02m), null, Moments.At(4)))
            .Build();

        Assert.That(UsageRecord.Settle(job, 1, null, Moments.At(5)).Single().Amount, Is.EqualTo(Money.Usd(0.02m)));
    }

    [Test]
    public void Settle_WhenTheProviderCountedTokens_KeepsThem()
    {
        var job = new GenerationBuilder().Completed().Build();
        var usage = new ProviderUsage
        {
            InputTextTokens = 12,
            InputImageTokens = 300,
            OutputImageTokens = 1056,
        };

        var line = UsageRecord.Settle(job, 1, usage, Moments.At(5))[0];

        Assert.That(line, Has.Property("InputTokens").EqualTo(312).And.Property("OutputTokens").EqualTo(1056));
    }

    [Test]
    public void Settle_WhenNothingWasTried_HasNoDuration()
    {
        var record = UsageRecord.Settle(new GenerationBuilder().Cancelled().Build(), 0, null, Moments.At(5)).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.DurationMilliseconds, Is.Null);
            Assert.That(record.ActualCost, Is.EqualTo(Money.Zero));
        }
    }

    [Test]
    public void Settle_WhenAnotherProviderHadChargedBefore_NamesIt()
    {
        var job = new GenerationBuilder()
            .Processing()
            .Then(story =>
                story.Defer(
                    AttemptOutcome.NoOutput,
                    "Empty.",
                    Moments.At(3),
                    Moments.At(3),
                    CostReport.Told(Money.Usd(0.03m))
                )
            )
            .Then(story => story.SwitchTo(_other, story.Settings, Moments.At(3)))
            .Then(story => story.BeginAttempt(Moments.At(4), CredentialScope.Platform))
            .Then(story => story.Complete(Money.Usd(0.05m), Money.Usd(0.05m), Moments.At(5)))
            .Build();

        var lines = UsageRecord.Settle(job, 1, null, Moments.At(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.ActualCost, Is.EqualTo(Money.Usd(0.08m)));
            Assert.That(
                lines.Select(line =>
                    (line.Provider, line.Model, line.Kind, line.Amount!.Value.Amount, line.Outputs, line.Succeeded)
                ),
                Is.EqualTo(
                    new[]
                    {
                        ("test", "test/able", UsageKind.Charge, 0.03m, 0, false),
                        ("other", "other/able", UsageKind.Charge, 0.04m, 1, true),
                        ("other", "other/able", UsageKind.Adjustment, 0.01m, 0, true),
                    }
                )
            );
            Assert.That(lines[0].DurationMilliseconds, Is.EqualTo(2000), "its own attempt's");
        }
    }

    [Test]
    public void Settle_WhenAnotherProviderHadChargedAndTheRestIsUnknown_KeepsWhatIsKnown()
    {
        var job = new GenerationBuilder()
            .Processing()
            .Then(story =>
                story.Defer(
                    AttemptOutcome.NoOutput,
                    "Empty.",
                    Moments.At(3),
                    Moments.At(3),
                    CostReport.Told(Money.Usd(0.03m))
                )
            )
            .Then(story => story.SwitchTo(_other, story.Settings, Moments.At(3)))
            .Then(story => story.BeginAttempt(Moments.At(4)))
            .Then(story =>
                story.Fail(
                    AttemptOutcome.Unknown,
                    JobFailure.Because(FailureCode.OutcomeUnknown, "Lost."),
                    Moments.At(5)
                )
            )
            .Build();

        var lines = UsageRecord.Settle(job, 0, null, Moments.At(5));

        Assert.That(
            lines.Select(line => (line.Provider, line.Amount?.Amount)),
            Is.EqualTo(new[] { ("test", (decimal?)0.03m), ("other", null) })
        );
    }

    [Test]
    public void Settle_WhenEarlierAttemptsAreUnknown_HasALineForEach()
    {
        var job = new GenerationBuilder()
            .Deferred(AttemptOutcome.ServerError)
            .Then(story => story.SwitchTo(_other, story.Settings, Moments.At(3)))
            .Processing()
            .Then(story => story.Defer(AttemptOutcome.ServerError, "Oops.", Moments.At(4), Moments.At(4)))
            .Processing()
            .Then(story => story.Complete(Money.Usd(0.04m), null, Moments.At(5)))
            .Build();

        var lines = UsageRecord.Settle(job, 1, null, Moments.At(5));

        Assert.That(
            lines.Select(line => (line.Provider, line.Amount?.Amount, line.Outputs)),
            Is.EqualTo(new[] { ("test", null, 0), ("other", (decimal?)0.04m, 1), ("other", null, 0) })
        );
    }

    [Test]
    public void Settle_WhenTheSameProviderHadChargedAndTheRestIsUnknown_KeepsWhatIsKnown()
    {
        var job = new GenerationBuilder()
            .Processing()
            .Then(story =>
                story.Defer(
                    AttemptOutcome.NoOutput,
                    "Empty.",
                    Moments.At(3),
                    Moments.At(3),
                    CostReport.Told(Money.Usd(0.03m))
                )
            )
            .Processing()
            .Then(story =>
                story.Fail(
                    AttemptOutcome.Unknown,
                    JobFailure.Because(FailureCode.OutcomeUnknown, "Lost."),
                    Moments.At(5)
                )
            )
            .Build();

        var lines = UsageRecord.Settle(job, 0, null, Moments.At(5));

        Assert.That(lines.Select(line => line.Amount?.Amount), Is.EqualTo(new[] { (decimal?)0.03m, null }));
    }

    [Test]
    public void Settle_WhenTheSameProviderHadChargedBefore_IsOneShare()
    {
        var job = new GenerationBuilder()
            .Processing()
            .Then(story =>
                story.Defer(
                    AttemptOutcome.NoOutput,
                    "Empty.",
                    Moments.At(3),
                    Moments.At(3),
                    CostReport.Told(Money.Usd(0.04m))
                )
            )
            .Then(story => story.BeginAttempt(Moments.At(4)))
            .Then(story => story.Complete(story.EstimatedCost, null, Moments.At(5)))
            .Build();

        var lines = UsageRecord.Settle(job, 1, null, Moments.At(5));

        Assert.That(
            lines.Select(line => (line.Kind, line.Amount!.Value.Amount)),
            Is.EqualTo(new[] { (UsageKind.Charge, 0.04m), (UsageKind.Adjustment, 0.04m) })
        );
    }

    [Test]
    public void Settle_AfterARetry_LeavesOutWhatWasSettledBefore()
    {
        var job = new GenerationBuilder()
            .Processing()
            .Then(story =>
                story.Fail(
                    AttemptOutcome.NoOutput,
                    JobFailure.Because(FailureCode.NoOutput, "Empty."),
                    Moments.At(3),
                    CostReport.Told(Money.Usd(0.03m))
                )
            )
            .Then(story => story.Retry(Moments.At(4)))
            .Then(story => story.SwitchTo(_other, story.Settings, Moments.At(4)))
            .Then(story => story.BeginAttempt(Moments.At(5)))
            .Then(story => story.Complete(story.EstimatedCost, null, Moments.At(6)))
            .Build();

        Assert.That(UsageRecord.Settle(job, 1, null, Moments.At(6)).Single().Amount, Is.EqualTo(Money.Usd(0.04m)));
    }

    [Test]
    public void Settle_WhenTheJobIsNotFinished_IsABug()
    {
        var job = new GenerationBuilder().Processing().Build();

        Assert.That(() => UsageRecord.Settle(job, 0, null, Moments.At(5)), Throws.InvalidOperationException);
    }
}
