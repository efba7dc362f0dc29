using ImageGenerator.Infrastructure.Providers.Offline;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

[TestFixture]
internal sealed class OfflineJobTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly OfflineJob Job = new(Start, TimeSpan.FromSeconds(10));

    [Test]
    public void TryParse_WhenIdIsItsOwn_IsTheSameJob()
    {
        Assert.That(OfflineJob.TryParse(Job.Id, out var parsed), Is.True);
        Assert.That(parsed, Is.EqualTo(Job));
    }

    [TestCase("")]
    [TestCase("offline-1")]
    [TestCase("other-1-2")]
    [TestCase("offline-x-2")]
    [TestCase("offline-1--2")]
    [TestCase("offline-99999999999999999-2")]
    [TestCase("offline-1-99999999999")]
    public void TryParse_WhenIdIsForeign_IsFalse(string id) => Assert.That(OfflineJob.TryParse(id, out _), Is.False);

    [TestCase(-5, 0, false)] // the clock was set back
    [TestCase(0, 0, false)]
    [TestCase(4, 40, false)]
    [TestCase(9.99, 99, false)]
    [TestCase(10, 99, true)]
    public void Percent_WhenTimeHasPassed_IsItsShare(double seconds, int percent, bool isDone)
    {
        var now = Start.AddSeconds(seconds);

        Assert.That((Job.Percent(now), Job.IsDone(now)), Is.EqualTo((percent, isDone)));
    }

    [TestCase(0, 1000)]
    [TestCase(9.5, 500)]
    [TestCase(11, 0)]
    public void PollAfter_WhenNearTheEnd_IsRightAtTheEnd(double seconds, int milliseconds) =>
        Assert.That(Job.PollAfter(Start.AddSeconds(seconds)), Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));
}
