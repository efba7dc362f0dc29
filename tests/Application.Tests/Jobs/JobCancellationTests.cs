using ImageGenerator.Application.Jobs;

namespace ImageGenerator.Application.Tests.Jobs;

[TestFixture]
internal sealed class JobCancellationTests
{
    [Test]
    public void Stop_WhenCalledTwice_TheFirstReasonCounts()
    {
        using var control = new JobCancellation();

        control.Stop(StopReason.TimedOut);
        control.Stop(StopReason.Cancelled);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(control.Reason, Is.EqualTo(StopReason.TimedOut));
            Assert.That(control.Stopping.IsCancellationRequested, Is.True);
        }
    }

    [Test]
    public void Reason_WhileTheWorkGoesOn_IsNull()
    {
        using var control = new JobCancellation();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(control.Reason, Is.Null);
            Assert.That(control.Stopping.IsCancellationRequested, Is.False);
        }
    }
}
