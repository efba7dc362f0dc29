using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Jobs;

/// <summary>A job without a provider has the same life, and nothing to pay.</summary>
[TestFixture]
internal sealed class LocalJobTests
{
    [Test]
    public void Begin_WhenPending_TakesItUp()
    {
        var job = New();

        var begun = job.Begin(Moments.At(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(begun.Succeeded, Is.True);
            Assert.That(
                (job.Status, job.Stage, job.AttemptCount),
                Is.EqualTo((JobStatus.Processing, (JobStage?)JobStage.Running, 1))
            );
            Assert.That((job.StartedAt, job.UpdatedAt), Is.EqualTo(((DateTimeOffset?)Moments.At(1), Moments.At(1))));
        }
    }

    [Test]
    public void Begin_WhenAWorkerVanishedWithIt_CountsAnotherAttempt()
    {
        var job = Begun();

        job.Begin(Moments.At(2));

        Assert.That(
            (job.Status, job.AttemptCount, job.StartedAt),
            Is.EqualTo((JobStatus.Processing, 2, (DateTimeOffset?)Moments.At(1)))
        );
    }

    [Test]
    public void Begin_WhenWorkersVanishedTooOften_IsRefused()
    {
        var job = Begun();
        job.Begin(Moments.At(2));
        job.Begin(Moments.At(3));

        Assert.That(job.Begin(Moments.At(4)).Error?.Code, Is.EqualTo("job.no_attempts_left"));
    }

    [Test]
    public void Begin_WhenItsKindAllowsMoreAttempts_GoesOn()
    {
        var job = Begun();
        job.AllowAttempts(4);
        job.Begin(Moments.At(2));
        job.Begin(Moments.At(3));

        Assert.That(job.Begin(Moments.At(4)).Succeeded, Is.True);
    }

    [Test]
    public void Interrupt_WhenAtWork_DoesNotCount()
    {
        var job = Begun();

        job.Interrupt(Moments.At(2));
        job.Begin(Moments.At(3));

        Assert.That((job.Status, job.AttemptCount), Is.EqualTo((JobStatus.Processing, 1)));
    }

    [Test]
    public void Begin_WhenItWaitsForItsParts_IsNoNewAttempt()
    {
        var job = Begun();
        job.AwaitChildren(new ChildCounts(4, 1, 0), Moments.At(2));

        job.Begin(Moments.At(3));

        Assert.That((job.AttemptCount, job.Progress), Is.EqualTo((1, 25)));
    }

    [Test]
    public void Complete_WhenAtWork_IsDone()
    {
        var job = Begun();

        job.Complete(Moments.At(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((job.Status, job.Progress), Is.EqualTo((JobStatus.Completed, 100)));
            Assert.That((job.CompletedAt, job.UpdatedAt), Is.EqualTo(((DateTimeOffset?)Moments.At(5), Moments.At(5))));
        }
    }

    [Test]
    public void Retry_WhenFailed_GrantsAllAttemptsAgain()
    {
        var job = Begun();
        job.Fail(JobFailure.Because(FailureCode.WorkFailed, "No room."), Moments.At(2));

        job.Retry(Moments.At(3));

        Assert.That(
            (job.Status, job.Failure, job.HasAttemptsLeft, job.AttemptsBeforeRetry),
            Is.EqualTo((JobStatus.Pending, (JobFailure?)null, true, 1))
        );
    }

    [TestCase("complete", "job.no_open_attempt")]
    [TestCase("defer", "job.no_open_attempt")]
    [TestCase("children", "job.no_open_attempt")]
    [TestCase("interrupt", "job.no_open_attempt")]
    [TestCase("confirm", "job.cancel_not_requested")]
    [TestCase("retry", "sweep.not_retryable")]
    public void Transition_WhenItOnlyWaits_IsRefusedAndChangesNothing(string transition, string code)
    {
        var job = New();

        var refused = transition switch
        {
            "complete" => job.Complete(Moments.At(1)),
            "defer" => job.Defer(Moments.At(1), Moments.At(2)),
            "children" => job.AwaitChildren(new ChildCounts(1, 0, 0), Moments.At(1)),
            "interrupt" => job.Interrupt(Moments.At(1)),
            "confirm" => job.ConfirmCancelled(Moments.At(1)),
            _ => job.Retry(Moments.At(1)),
        };

        Assert.That(
            (refused.Error?.Code, job.Status, job.UpdatedAt),
            Is.EqualTo((code, JobStatus.Pending, Moments.Start))
        );
    }

    [Test]
    public void Fail_WhenItHasFinished_IsRefusedWithItsOwnName()
    {
        var job = Begun();
        job.Complete(Moments.At(2));

        Assert.That(
            job.Fail(JobFailure.Because(FailureCode.WorkFailed, "No."), Moments.At(3)).Error?.Code,
            Is.EqualTo("sweep.already_finished")
        );
    }

    private static SweepJob New() =>
        new(new JobOrder(GenerationBuilder.Organization, GenerationBuilder.Person, Moments.Start));

    private static SweepJob Begun()
    {
        var job = New();
        job.Begin(Moments.At(1));
        return job;
    }
}
