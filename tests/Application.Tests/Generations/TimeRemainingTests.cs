using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Generations;

[TestFixture]
internal sealed class TimeRemainingTests
{
    [TestCase(JobStatus.Completed, 100, 20.0, null, TestName = "Estimate_WhenItHasFinished_IsNothing")]
    [TestCase(JobStatus.Processing, 0, 20.0, 12, TestName = "Estimate_WhenOnlyTheModelsTimeIsKnown_IsWhatIsLeftOfIt")]
    [TestCase(JobStatus.Processing, 0, null, null, TestName = "Estimate_WhenNothingIsKnown_IsUnknown")]
    [TestCase(JobStatus.Processing, 0, 5.0, null, TestName = "Estimate_WhenItTakesLongerThanUsual_IsUnknown")]
    [TestCase(JobStatus.Processing, 40, 20.0, 12, TestName = "Estimate_WhenItMoves_FollowsItsProgress")]
    [TestCase(JobStatus.Processing, 80, null, 2)]
    public void Estimate_WhileEightSecondsHavePassed(JobStatus status, int progress, double? typical, int? expected)
    {
        var view = new GenerationView
        {
            Status = status,
            Progress = progress,
            Attempts = [new AttemptView { Number = 1, StartedAt = Moments.At(2) }],
        };

        Assert.That(TimeRemaining.Estimate(view, typical, Moments.At(10)), Is.EqualTo(expected));
    }

    [TestCase(0, null, 20.0, 20)]
    [TestCase(null, 15.0, 20.0, 25, TestName = "Estimate_WhenItWaitsForARetry_CountsTheWait")]
    [TestCase(3, null, 20.0, null, TestName = "Estimate_WhenOthersAreBefore_IsUnknown")]
    [TestCase(0, null, null, null)]
    public void Estimate_WhenItWaits(int? position, double? retryAt, double? typical, int? expected)
    {
        var view = new GenerationView
        {
            Status = JobStatus.Pending,
            QueuePosition = position,
            RetryAt = retryAt is { } at ? Moments.At(at) : null,
        };

        Assert.That(TimeRemaining.Estimate(view, typical, Moments.At(10)), Is.EqualTo(expected));
    }

    [Test]
    public void Estimate_WhenSomebodyWantsItStopped_IsUnknown()
    {
        var view = new GenerationView
        {
            Status = JobStatus.Processing,
            CancelRequested = true,
            Attempts = [new AttemptView { StartedAt = Moments.At(9) }],
        };

        Assert.That(TimeRemaining.Estimate(view, 20, Moments.At(10)), Is.Null);
    }
}
