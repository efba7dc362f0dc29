using ImageGenerator.Infrastructure.Partials;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Partials;

[TestFixture]
internal sealed class PaceTests
{
    private readonly ManualTime _time = new();

    [Test]
    public void TryPass_WhenManyComeAtOnce_LetsAFewThrough_AndThenAFewASecond()
    {
        var pace = new Pace(_time);

        var atOnce = Count(pace, 10);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        var afterHalfASecond = Count(pace, 10);
        _time.Advance(TimeSpan.FromMinutes(1));
        var afterAPause = Count(pace, 10);

        Assert.That((atOnce, afterHalfASecond, afterAPause), Is.EqualTo((Pace.Immediately, 2, Pace.Immediately)));
    }

    private static int Count(Pace pace, int tries) => Enumerable.Range(0, tries).Count(_ => pace.TryPass());
}
