using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Jobs;

[TestFixture]
internal sealed class AttemptLimitTests
{
    private readonly Generation _job = new GenerationBuilder().Build();

    [TestCase(null, 300, TestName = "LeftFor_WhenThereIsNoAttempt_IsTheWhole")]
    [TestCase(10.0, 300, TestName = "LeftFor_WhenItHasJustBegun_IsTheWhole")]
    [TestCase(-90.0, 200, TestName = "LeftFor_WhenAnotherWorkerHadItBefore_IsTheRest")]
    [TestCase(-600.0, 30, TestName = "LeftFor_WhenItsTimeIsUp_IsEnoughForAQuestion")]
    [TestCase(900.0, 300, TestName = "LeftFor_WhenAnotherClockIsAhead_IsTheWhole")]
    public void LeftFor_CountsFromTheStartThatIsWrittenDown(double? started, double seconds)
    {
        var left = Limit(TimeSpan.FromMinutes(5)).LeftFor(_job, started is { } at ? Moments.At(at) : null);

        Assert.That(left, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void LeftFor_WhenAttemptsAreShort_NoQuestionIsLonger()
    {
        var left = Limit(TimeSpan.FromSeconds(2)).LeftFor(_job, Moments.At(-60));

        Assert.That(left, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Of_WhenTheKindAllowsLess_IsWhatTheKindAllows()
    {
        var limit = Limit(TimeSpan.FromMinutes(10), ofKind: TimeSpan.FromMinutes(1));

        Assert.That(limit.Of(_job), Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public void Of_WhenTheInstallationSetsTheKindsTime_IsThat()
    {
        var options = new JobOptions
        {
            Kinds =
            {
                ["generation"] = new JobKindOptions { AttemptTimeout = TimeSpan.FromMinutes(3), MaxAttempts = 5 },
            },
        };
        var limit = Limit(options, ofKind: TimeSpan.FromMinutes(1));

        Assert.That((limit.Of(_job), limit.AttemptsOf(_job)), Is.EqualTo((TimeSpan.FromMinutes(3), 5)));
    }

    private static AttemptLimit Limit(TimeSpan whole, TimeSpan? ofKind = null) =>
        Limit(new JobOptions { AttemptTimeout = whole }, ofKind);

    private static AttemptLimit Limit(JobOptions options, TimeSpan? ofKind = null) =>
        new(
            new JobTypes([
                Mock.Of<IJobType>(type =>
                    type.Kind == Generation.JobKind
                    && type.TimeLimitOf(It.IsAny<Job>()) == (ofKind ?? TimeSpan.FromHours(1))
                ),
            ]),
            Microsoft.Extensions.Options.Options.Create(options),
            new TestClock()
        );
}
