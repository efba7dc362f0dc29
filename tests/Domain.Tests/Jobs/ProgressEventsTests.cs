using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Jobs;

internal sealed class ProgressEventsTests
{
    [TestCase(0, 4, false)]
    [TestCase(0, 5, true)]
    [TestCase(5, 9, false)]
    [TestCase(9, 10, true)]
    [TestCase(99, 100, true)]
    [TestCase(41, 38, true, TestName = "IsWorthTelling_WhenItGoesBackOverAStep")]
    [TestCase(40, 40, false)]
    public void IsWorthTelling_WithinAStage_IsWhatPassesAStep(int before, int percent, bool expected)
    {
        Assert.That(
            ProgressEvents.IsWorthTelling(JobStage.Running, before, JobStage.Running, percent),
            Is.EqualTo(expected)
        );
    }

    [Test]
    public void IsWorthTelling_WhenTheStageChanges_IsAlwaysTrue()
    {
        Assert.That(ProgressEvents.IsWorthTelling(JobStage.Running, 95, JobStage.Saving, 95), Is.True);
        Assert.That(ProgressEvents.IsWorthTelling(null, 0, JobStage.Submitting, 0), Is.True);
    }

    [Test]
    public void Advance_ByEachPercent_KeepsEachAndTellsTwenty()
    {
        var job = new GenerationBuilder().Accepted().Build();

        for (var percent = 1; percent <= 100; percent++)
        {
            job.Advance(JobStage.Running, percent, Moments.At(percent));
            Assert.That(job.Progress, Is.EqualTo(percent));
        }

        var told = job.Events.Cast<JobUpdated>().Select(update => update.Progress).ToList();
        Assert.That(told, Is.EqualTo(Enumerable.Range(1, 20).Select(step => step * 5)));
    }
}
