using ImageGenerator.Domain.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Jobs;

[TestFixture]
internal sealed class AttemptLimitTests
{
    [TestCase(null, 300, TestName = "LeftFor_WhenThereIsNoAttempt_IsTheWhole")]
    [TestCase(10.0, 300, TestName = "LeftFor_WhenItHasJustBegun_IsTheWhole")]
    [TestCase(-90.0, 200, TestName = "LeftFor_WhenAnotherWorkerHadItBefore_IsTheRest")]
    [TestCase(-600.0, 30, TestName = "LeftFor_WhenItsTimeIsUp_IsEnoughForAQuestion")]
    [TestCase(900.0, 300, TestName = "LeftFor_WhenAnotherClockIsAhead_IsTheWhole")]
    public void LeftFor_CountsFromTheStartThatIsWrittenDown(double? started, double seconds)
    {
        var lease = new JobLease(JobId.New(), Generation.JobKind, GenerationBuilder.Organization, "test", 1)
        {
            AttemptStartedAt = started is { } at ? Moments.At(at) : null,
        };

        Assert.That(Limit(TimeSpan.FromMinutes(5)).LeftFor(lease), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void LeftFor_WhenAttemptsAreShort_NoQuestionIsLonger()
    {
        var lease = new JobLease(JobId.New(), Generation.JobKind, GenerationBuilder.Organization, "test", 1) { AttemptStartedAt = Moments.At(-60) };

        Assert.That(Limit(TimeSpan.FromSeconds(2)).LeftFor(lease), Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    private static AttemptLimit Limit(TimeSpan whole) =>
        new(Microsoft.Extensions.Options.Options.Create(new JobOptions { AttemptTimeout = whole }), new TestClock());
}
