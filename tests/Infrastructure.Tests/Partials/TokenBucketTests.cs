using ImageGenerator.Infrastructure.Partials;
using ImageGenerator.Infrastructure.Tests.Support;

namespace ImageGenerator.Infrastructure.Tests.Partials;

[TestFixture]
internal sealed class TokenBucketTests
{
    private readonly ManualTime _time = new();

    [Test]
    public void TryPass_WhenManyComeAtOnce_LetsAFewThrough_AndThenAFewASecond()
    {
        var bucket = new TokenBucket(_time);

        var atOnce = Count(bucket, 10);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        var afterHalfASecond = Count(bucket, 10);
        _time.Advance(TimeSpan.FromMinutes(1));
        var afterAPause = Count(bucket, 10);

        Assert.That(
            (atOnce, afterHalfASecond, afterAPause),
            Is.EqualTo((TokenBucket.Immediately, 2, TokenBucket.Immediately))
        );
    }

    private static int Count(TokenBucket bucket, int tries) => Enumerable.Range(0, tries).Count(_ => bucket.TryPass());
}
