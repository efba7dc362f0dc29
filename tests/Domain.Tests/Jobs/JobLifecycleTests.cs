using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Jobs;

[TestFixture]
internal sealed class JobLifecycleTests
{
    [Test]
    public void UpdatedAt_IsTheTimeOfWhateverItsWatchersWereLastToldOf()
    {
        var job = new GenerationBuilder().Build();
        var told = new List<DateTimeOffset> { job.UpdatedAt };

        job.BeginAttempt(Moments.At(5));
        told.Add(job.UpdatedAt);
        job.Advance(JobStage.Running, 40, Moments.At(6));
        told.Add(job.UpdatedAt);
        job.Advance(JobStage.Running, 40, Moments.At(7));
        told.Add(job.UpdatedAt);
        job.Complete(null, null, Moments.At(8));
        told.Add(job.UpdatedAt);

        Assert.That(
            told,
            Is.EqualTo(new[] { Moments.Start, Moments.At(5), Moments.At(6), Moments.At(6), Moments.At(8) })
        );
    }

    [Test]
    public void BeginAttempt_WhenPending_RecordsTheAttemptBeforeAnythingElseHappens()
    {
        var job = new GenerationBuilder().Build();

        job.BeginAttempt(Moments.At(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Status, Is.EqualTo(JobStatus.Processing));
            Assert.That(job.Stage, Is.EqualTo(JobStage.Submitting));
            Assert.That(job.StartedAt, Is.EqualTo(Moments.At(5)));
            Assert.That(job.OpenAttempt, Is.SameAs(job.Attempts.Single()));
            Assert.That(
                job.OpenAttempt,
                Has.Property("Number")
                    .EqualTo(1)
                    .And.Property("Provider")
                    .EqualTo("test")
                    .And.Property("Model")
                    .EqualTo("test/able")
            );
            Assert.That(job.OpenAttempt!.StartedAt, Is.EqualTo(Moments.At(5)));
            Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Processing, JobStage.Submitting, 0, 5)));
        }
    }

    [Test]
    public void BeginAttempt_WhenItIsTheSecond_KeepsTheFirstStartAndForgetsTheWait()
    {
        var job = new GenerationBuilder().Deferred().Build();

        job.BeginAttempt(Moments.At(10));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.StartedAt, Is.EqualTo(Moments.At(1)));
            Assert.That(job.RetryAt, Is.Null);
            Assert.That(job.Attempts.Select(attempt => attempt.Number), Is.EqualTo([1, 2]));
        }
    }

    [Test]
    public void AcceptedAs_WhenProcessing_KeepsTheProvidersName()
    {
        var job = new GenerationBuilder().Processing().Build();

        job.AcceptedAs("job-9", Moments.At(2));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.OpenAttempt!.ProviderJobId, Is.EqualTo("job-9"));
            Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Processing, JobStage.Running, 0, 2)));
        }
    }

    [TestCase(-5, 0)]
    [TestCase(0, 0)]
    [TestCase(40, 40)]
    [TestCase(100, 100)]
    [TestCase(250, 100)]
    public void Advance_WhenProcessing_KeepsThePercentInRange(int reported, int kept)
    {
        var job = new GenerationBuilder().Processing().Build();

        job.Advance(JobStage.Running, reported, Moments.At(3));

        Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Processing, JobStage.Running, kept, 3)));
    }

    [Test]
    public void Advance_WhenNothingChanged_RaisesNoEvent()
    {
        var job = new GenerationBuilder()
            .Processing()
            .Then(story => story.Advance(JobStage.Running, 40, Moments.At(2)))
            .Build();

        var advanced = job.Advance(JobStage.Running, 40, Moments.At(3));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(advanced.Succeeded, Is.True);
            Assert.That(job.Events, Is.Empty);
        }
    }

    [Test]
    public void Defer_WhenProcessing_ClosesTheAttemptAndWaits()
    {
        var job = new GenerationBuilder().Accepted().Build();

        job.Defer(AttemptOutcome.RateLimited, "Slow down.", Moments.At(5), Moments.At(65));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.OpenAttempt, Is.Null);
            Assert.That(
                job.Attempts[0],
                Has.Property("Outcome")
                    .EqualTo(AttemptOutcome.RateLimited)
                    .And.Property("Message")
                    .EqualTo("Slow down.")
            );
            Assert.That(job.Attempts[0].CompletedAt, Is.EqualTo(Moments.At(5)));
            Assert.That(job.RetryAt, Is.EqualTo(Moments.At(65)));
            Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Pending, null, 0, 5)));
        }
    }

    [Test]
    public void AbandonAttempt_WhenItsWorkerIsGone_ClosesItAndItStillCounts()
    {
        var job = new GenerationBuilder().Deferred().Deferred().Processing().Build();

        job.AbandonAttempt(Moments.At(9));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Attempts[^1].Outcome, Is.EqualTo(AttemptOutcome.Abandoned));
            Assert.That(job.Attempts[^1].CompletedAt, Is.EqualTo(Moments.At(9)));
            Assert.That(job.HasAttemptsLeft, Is.False);
            Assert.That(job.Events, Is.Empty, "nobody outside sees a difference");
        }
    }

    [Test]
    public void BeginAttempt_WhenThreeWereMade_IsRefused()
    {
        var job = new GenerationBuilder().Deferred().Deferred().Deferred().Build();

        var begun = job.BeginAttempt(Moments.At(20));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(begun.Error?.Code, Is.EqualTo("job.no_attempts_left"));
            Assert.That(job.Attempts, Has.Count.EqualTo(Job.MaxAttempts).And.Count.EqualTo(3));
            Assert.That(job.Status, Is.EqualTo(JobStatus.Pending));
        }
    }

    [Test]
    public void HasAttemptsLeft_AfterTwo_IsTrue()
    {
        var job = new GenerationBuilder().Deferred().Deferred().Build();

        Assert.That(job.HasAttemptsLeft, Is.True);
    }

    [Test]
    public void Retry_WhenAttemptsAreUsedUp_GrantsAsManyAgain()
    {
        var job = new GenerationBuilder().Deferred().Deferred().Failed().Build();

        job.Retry(Moments.At(20));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.AttemptsBeforeRetry, Is.EqualTo(3));
            Assert.That(job.Attempts, Has.Count.EqualTo(3), "history stays");
            Assert.That(job.BeginAttempt(Moments.At(21)).Succeeded, Is.True);
            Assert.That(job.OpenAttempt!.Number, Is.EqualTo(4));
        }
    }

    [Test]
    public void Retry_WhenFailed_MakesItPendingWithoutATraceOfTheFailure()
    {
        var job = new GenerationBuilder().Failed().Build();

        job.Retry(Moments.At(20));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Failure, Is.Null);
            Assert.That(job.ActualCost, Is.Null);
            Assert.That(job.CompletedAt, Is.Null);
            Assert.That(job.IsFinished, Is.False);
            Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Pending, null, 0, 20)));
        }
    }

    [Test]
    public void Retry_WhenCancelled_ForgetsTheWishToStop()
    {
        var job = new GenerationBuilder().Cancelled().Build();

        job.Retry(Moments.At(20));

        Assert.That(job.IsCancelRequested, Is.False);
    }

    [Test]
    public void Complete_WhenProcessing_EndsTheAttemptAndTheJob()
    {
        var job = new GenerationBuilder().Accepted().Build();

        job.Complete(Money.Usd(0.04m), null, Moments.At(8));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Attempts[0].Outcome, Is.EqualTo(AttemptOutcome.Completed));
            Assert.That(job.CompletedAt, Is.EqualTo(Moments.At(8)));
            Assert.That(job.IsFinished, Is.True);
            Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Completed, null, 100, 8)));
        }
    }

    [Test]
    public void Fail_WhenProcessing_KeepsTheReasonOnJobAndAttempt()
    {
        var job = new GenerationBuilder().Processing().Build();
        var failure = JobFailure.Because(FailureCode.ContentRefused, "Not this.");

        job.Fail(AttemptOutcome.Refused, failure, Moments.At(8));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Failure, Is.EqualTo(failure));
            Assert.That(
                job.Attempts[0],
                Has.Property("Outcome").EqualTo(AttemptOutcome.Refused).And.Property("Message").EqualTo("Not this.")
            );
            Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Failed, null, 0, 8)));
        }
    }

    [Test]
    public void Fail_WhenNothingWasTried_NeedsNoAttempt()
    {
        var job = new GenerationBuilder().Build();

        job.Fail(
            AttemptOutcome.Invalid,
            JobFailure.Because(FailureCode.BudgetExceeded, "No money left."),
            Moments.At(8)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Status, Is.EqualTo(JobStatus.Failed));
            Assert.That(job.Attempts, Is.Empty);
        }
    }

    [TestCase("pending")]
    [TestCase("deferred")]
    public void RequestCancellation_WhenWaiting_CancelsAtOnce(string state)
    {
        var job = (state == "pending" ? new GenerationBuilder() : new GenerationBuilder().Deferred()).Build();

        job.RequestCancellation(Moments.At(8));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.RetryAt, Is.Null);
            Assert.That(job.CompletedAt, Is.EqualTo(Moments.At(8)));
            Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Cancelled, null, 0, 8)));
        }
    }

    [Test]
    public void RequestCancellation_WhenProcessing_MarksIt()
    {
        var job = new GenerationBuilder().Processing().Build();

        job.RequestCancellation(Moments.At(8));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.CancelRequestedAt, Is.EqualTo(Moments.At(8)));
            Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Processing, JobStage.Submitting, 0, 8)));
        }
    }

    [Test]
    public void RequestCancellation_WhenAskedTwice_ChangesNothing()
    {
        var job = new GenerationBuilder().Stopping().Build();

        var again = job.RequestCancellation(Moments.At(8));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Succeeded, Is.True);
            Assert.That(job.CancelRequestedAt, Is.EqualTo(Moments.At(3)));
            Assert.That(job.Events, Is.Empty);
        }
    }

    [Test]
    public void ConfirmCancelled_WhenAskedFor_EndsTheAttemptToo()
    {
        var job = new GenerationBuilder().Stopping().Build();

        job.ConfirmCancelled(Moments.At(8));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Attempts[0].Outcome, Is.EqualTo(AttemptOutcome.Cancelled));
            Assert.That(job.Events.Single(), Is.EqualTo(Updated(job, JobStatus.Cancelled, null, 0, 8)));
        }
    }

    [Test]
    public void TakeEvents_HandsEachEventOutOnce()
    {
        var job = new GenerationBuilder().Build();
        job.BeginAttempt(Moments.At(1));
        job.AcceptedAs("job-1", Moments.At(2));

        var taken = job.TakeEvents();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken.Select(happened => happened.OccurredAt), Is.EqualTo([Moments.At(1), Moments.At(2)]));
            Assert.That(job.Events, Is.Empty);
            Assert.That(job.TakeEvents(), Is.Empty);
        }
    }

    private static GenerationUpdated Updated(
        Generation job,
        JobStatus status,
        JobStage? stage,
        int progress,
        double second
    ) =>
        new(job, Moments.At(second))
        {
            OrganizationId = GenerationBuilder.Organization,
            Status = status,
            Stage = stage,
            Progress = progress,
        };

    [Test]
    public void WithdrawAttempt_WhenNothingWasSent_LeavesNoTrace()
    {
        var job = new GenerationBuilder().Processing().Build();

        var withdrawn = job.WithdrawAttempt(Moments.At(2), Moments.At(17));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(withdrawn.Succeeded, Is.True);
            Assert.That(job.Attempts, Is.Empty);
            Assert.That(
                (job.Status, job.Stage, job.StartedAt),
                Is.EqualTo((JobStatus.Pending, (JobStage?)null, (DateTimeOffset?)null))
            );
            Assert.That(job.RetryAt, Is.EqualTo(Moments.At(17)));
            Assert.That(job.Events, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void WithdrawAttempt_HoweverOften_LeavesAllAttempts()
    {
        var job = new GenerationBuilder().Deferred().Deferred().Build();

        for (var time = 0; time < 10; time++)
        {
            Assert.That(job.BeginAttempt(Moments.At(20 + time)).Succeeded, Is.True);
            Assert.That(job.WithdrawAttempt(Moments.At(20 + time), Moments.At(30)).Succeeded, Is.True);
        }

        Assert.That(
            (job.HasAttemptsLeft, job.Attempts.Count, job.StartedAt),
            Is.EqualTo((true, 2, (DateTimeOffset?)Moments.At(1)))
        );
    }

    [Test]
    public void WithdrawAttempt_WhenTheProviderHasTheJob_IsRefused()
    {
        var job = new GenerationBuilder().Accepted().Build();

        Assert.That(job.WithdrawAttempt(Moments.At(3), Moments.At(9)).Error?.Code, Is.EqualTo("job.attempt_accepted"));
    }

    [Test]
    public void WithdrawAttempt_WhenThereIsNone_IsRefused()
    {
        var job = new GenerationBuilder().Build();

        Assert.That(job.WithdrawAttempt(Moments.At(3), Moments.At(9)).Error?.Code, Is.EqualTo("job.no_open_attempt"));
    }
}
