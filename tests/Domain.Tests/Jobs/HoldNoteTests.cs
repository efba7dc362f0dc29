using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Jobs;

/// <summary>
/// What a job notes of its hold is guarded: it grows while the job lives, and is released once it has ended.
/// </summary>
[TestFixture]
internal sealed class HoldNoteTests
{
    [Test]
    public void SetAside_WhenItGrows_IsNoted()
    {
        var job = new GenerationBuilder().Build();

        job.RecordHold(Money.Usd(0.04m));
        job.RecordHold(Money.Usd(0.06m));

        Assert.That(job.Held, Is.EqualTo(Money.Usd(0.06m)));
    }

    [TestCase(0.0)]
    [TestCase(-1.0)]
    [TestCase(0.03)]
    public void SetAside_WhenItIsNothingOrLess_IsRefused(double amount)
    {
        var job = new GenerationBuilder().Build();
        job.RecordHold(Money.Usd(0.04m));

        var refused = job.RecordHold(Money.Usd((decimal)amount));

        Assert.That((refused.Error?.Code, job.Held), Is.EqualTo(("job.hold_too_small", (Money?)Money.Usd(0.04m))));
    }

    [Test]
    public void SetAside_WhenTheJobHasEnded_IsRefused()
    {
        var job = new GenerationBuilder().Completed().Build();

        Assert.That(job.RecordHold(Money.Usd(1)).Error?.Code, Is.EqualTo("generation.already_finished"));
    }

    [Test]
    public void ReleaseHold_WhileTheJobGoesOn_IsRefused()
    {
        var job = new GenerationBuilder().Then(story => story.RecordHold(Money.Usd(0.04m))).Processing().Build();

        Assert.That(
            (job.ReleaseHold().Error?.Code, job.Held),
            Is.EqualTo(("job.not_finished", (Money?)Money.Usd(0.04m)))
        );
    }
}
