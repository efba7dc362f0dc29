using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Usage;

namespace ImageGenerator.Domain.Tests.Usage;

[TestFixture]
internal sealed class UsageRecordTests
{
    [Test]
    public void Of_WhenCompleted_WritesDownWhatItCameTo()
    {
        var job = new GenerationBuilder().ForImages(2).Processing().Then(story => story.Complete(2, Money.Usd(0.09m), Moments.At(4))).Build();

        var record = UsageRecord.Of(job, 2, Moments.At(4.5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.Id.Value.Version, Is.EqualTo(7));
            Assert.That(record.JobId, Is.EqualTo(job.Id));
            Assert.That(record.OrganizationId, Is.EqualTo(GenerationBuilder.Organization));
            Assert.That(record.UserId, Is.EqualTo(GenerationBuilder.Person));
            Assert.That(record, Has.Property("Provider").EqualTo("test").And.Property("Model").EqualTo("test/able"));
            Assert.That(record.Operation, Is.EqualTo(UsageOperation.Generation));
            Assert.That(record.Succeeded, Is.True);
            Assert.That(record.Images, Is.EqualTo(2));
            Assert.That(record.EstimatedCost, Is.EqualTo(Money.Usd(0.08m)));
            Assert.That(record.ActualCost, Is.EqualTo(Money.Usd(0.09m)));
            Assert.That(record.DurationMilliseconds, Is.EqualTo(3500));
            Assert.That(record.CreatedAt, Is.EqualTo(Moments.At(4.5)));
        }
    }

    [Test]
    public void Of_WhenTheOutcomeIsUnknown_TheCostIsUnknownToo()
    {
        var job = new GenerationBuilder().Failed(FailureCode.OutcomeUnknown).Build();

        var record = UsageRecord.Of(job, 0, Moments.At(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.Succeeded, Is.False);
            Assert.That(record.ActualCost, Is.Null);
        }
    }

    [Test]
    public void Of_WhenNothingWasTried_HasNoDuration()
    {
        var record = UsageRecord.Of(new GenerationBuilder().Cancelled().Build(), 0, Moments.At(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.DurationMilliseconds, Is.Null);
            Assert.That(record.ActualCost, Is.EqualTo(Money.Zero));
        }
    }

    [Test]
    public void Of_WhenTheJobIsNotFinished_IsABug()
    {
        var job = new GenerationBuilder().Processing().Build();

        Assert.That(() => UsageRecord.Of(job, 0, Moments.At(5)), Throws.InvalidOperationException);
    }
}
