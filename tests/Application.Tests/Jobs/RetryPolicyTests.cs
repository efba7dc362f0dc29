using ImageGenerator.Application.Jobs;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Application.Tests.Jobs;

[TestFixture]
internal sealed class RetryPolicyTests
{
    private static readonly RetryPolicy _policy = new(
        Options.Create(new JobOptions { RetryDelay = TimeSpan.FromSeconds(1), MaxRetryDelay = TimeSpan.FromSeconds(5) })
    );

    [TestCase(0, 0.5, 1)]
    [TestCase(1, 0.5, 1)]
    [TestCase(2, 1, 2)]
    [TestCase(3, 2, 4)]
    [TestCase(4, 2.5, 5)]
    [TestCase(30, 2.5, 5)]
    public void DelayAfter_DoublesUpToTheLongestWithJitter(int attempt, double least, double most)
    {
        var delays = Enumerable.Range(0, 500).Select(_ => _policy.DelayAfter(attempt).TotalSeconds).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(delays, Has.All.InRange(least, most));
            Assert.That(delays.Distinct().Count(), Is.GreaterThan(1), "they are spread");
        }
    }

    [Test]
    public void DelayAfter_WhenTheProviderAsksForMore_WaitsAsLong()
    {
        Assert.That(_policy.DelayAfter(1, TimeSpan.FromMinutes(2)), Is.EqualTo(TimeSpan.FromMinutes(2)));
    }

    [Test]
    public void DelayAfter_WhenTheProviderAsksForLess_WaitsItsOwnTime()
    {
        Assert.That(_policy.DelayAfter(1, TimeSpan.Zero), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(0.5)));
    }
}
