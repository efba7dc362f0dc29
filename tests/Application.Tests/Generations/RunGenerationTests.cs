using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

/// <summary>A worker's part, from the first question to the last write.</summary>
[TestFixture]
internal sealed class RunGenerationTests
{
    private static readonly TimeSpan _pollAfter = TimeSpan.FromSeconds(3);

    private static IEnumerable<TestCaseData> FinalAnswers()
    {
        yield return Final(
            new ProviderResult.ContentRejected("Not this."),
            AttemptOutcome.Refused,
            FailureCode.ContentRefused,
            "Not this.",
            0m
        );
        yield return Final(
            new ProviderResult.ContentRejected("Not this.", Charged: true),
            AttemptOutcome.Refused,
            FailureCode.ContentRefused,
            "Not this.",
            0.04m
        );
        yield return Final(
            new ProviderResult.Invalid("width", "Too wide."),
            AttemptOutcome.Invalid,
            FailureCode.InvalidRequest,
            "Too wide.",
            0m
        );
        yield return Final(
            new ProviderResult.CredentialRejected("Bad key."),
            AttemptOutcome.CredentialRejected,
            FailureCode.CredentialRejected,
            "Bad key.",
            0m
        );
        yield return Final(
            new ProviderResult.Unknown("Lost."),
            AttemptOutcome.Unknown,
            FailureCode.OutcomeUnknown,
            "Lost. Nobody knows. It was not sent again, so that it cannot be paid twice.",
            null
        );

        static TestCaseData Final(
            ProviderResult result,
            AttemptOutcome outcome,
            FailureCode code,
            string message,
            decimal? cost
        ) => new TestCaseData(result, outcome, code, message, cost).SetArgDisplayNames(result.ToString());
    }

    [TestCaseSource(nameof(FinalAnswers))]
    public async Task Run_WhenTheAnswerIsFinal_FailsAtOnce(
        ProviderResult result,
        AttemptOutcome outcome,
        FailureCode code,
        string message,
        decimal? cost
    )
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(result);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Failure, Has.Property("Code").EqualTo(code).And.Property("Message").EqualTo(message));
            Assert.That(scene.Job.Attempts.Single().Outcome, Is.EqualTo(outcome));
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
            Assert.That(scene.Ledger.Single().ActualCost?.Amount, Is.EqualTo(cost));
            Assert.That(scene.Ledger.Single(), Has.Property("Succeeded").False.And.Property("Outputs").Zero);
        }
    }

    private static IEnumerable<TestCaseData> PassingAnswers()
    {
        yield return Passing(
            new ProviderResult.RateLimited(null),
            false,
            AttemptOutcome.RateLimited,
            FailureCode.RateLimited
        );
        yield return Passing(
            new ProviderResult.Unavailable("Away."),
            false,
            AttemptOutcome.Unavailable,
            FailureCode.ProviderUnavailable
        );
        yield return Passing(
            new ProviderResult.NoOutput("Nothing."),
            true,
            AttemptOutcome.NoOutput,
            FailureCode.NoOutput
        );
        yield return Passing(new ProviderResult.Completed([]), true, AttemptOutcome.NoOutput, FailureCode.NoOutput);
        yield return Passing(Made(RunScene.Broken), true, AttemptOutcome.NoOutput, FailureCode.NoOutput);
        yield return Passing(
            new ProviderResult.Unknown("Lost."),
            true,
            AttemptOutcome.Unknown,
            FailureCode.OutcomeUnknown
        );

        static TestCaseData Passing(
            ProviderResult result,
            bool canResubmit,
            AttemptOutcome outcome,
            FailureCode code
        ) =>
            new TestCaseData(result, canResubmit, outcome, code).SetArgDisplayNames(
                result.GetType().Name,
                code.ToString()
            );
    }

    [TestCaseSource(nameof(PassingAnswers))]
    public async Task Run_WhenAnotherTryMayMendIt_GoesBackIntoTheLine(
        ProviderResult result,
        bool canResubmit,
        AttemptOutcome outcome,
        FailureCode code
    )
    {
        using var scene = new RunScene(new GenerationBuilder().Processing(), canResubmit).Answering(result);

        await scene.RunAsync();

        var released = scene.LeaseActions.Last() as LeaseAction.Released;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Pending), code.ToString());
            Assert.That(scene.Job.Attempts.Single().Outcome, Is.EqualTo(outcome));
            Assert.That(
                released?.DueIn,
                Is.InRange(scene.Host.JobOptions.RetryDelay / 2, scene.Host.JobOptions.RetryDelay)
            );
            Assert.That(scene.Job.RetryAt, Is.EqualTo(scene.Host.Clock.Now + released!.DueIn));
            Assert.That(scene.Ledger, Is.Empty);
        }
    }

    [TestCaseSource(nameof(PassingAnswers))]
    public async Task Run_WhenTheAttemptsAreUsedUp_Fails(
        ProviderResult result,
        bool canResubmit,
        AttemptOutcome outcome,
        FailureCode code
    )
    {
        using var scene = new RunScene(
            new GenerationBuilder().Deferred().Deferred().Processing(),
            canResubmit
        ).Answering(result);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Failure?.Code, Is.EqualTo(code));
            Assert.That(scene.Job.Attempts[^1].Outcome, Is.EqualTo(outcome));
            Assert.That(scene.LeaseActions.Last(), Is.EqualTo(LeaseAction.Complete));
            Assert.That(scene.Ledger, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Run_WhenTheProviderSaysHowLongToWait_WaitsThatLong()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            new ProviderResult.RateLimited(TimeSpan.FromSeconds(90))
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.ReleaseFor(TimeSpan.FromSeconds(90))]));
            Assert.That(scene.Job.RetryAt, Is.EqualTo(scene.Host.Clock.Now.AddSeconds(90)));
        }
    }

    [Test]
    public async Task Run_WhenTheSecondAttemptFails_WaitsLonger()
    {
        using var scene = new RunScene(new GenerationBuilder().Deferred().Processing()).Answering(
            new ProviderResult.Unavailable("Away.")
        );

        await scene.RunAsync();

        Assert.That(
            scene.LeaseActions.OfType<LeaseAction.Released>().Single().DueIn,
            Is.InRange(scene.Host.JobOptions.RetryDelay, scene.Host.JobOptions.RetryDelay * 2)
        );
    }

    [Test]
    public async Task Run_AsksForExactlyWhatWasOrdered()
    {
        var story = new GenerationBuilder().Asking(request =>
            request with
            {
                NegativePrompt = "text",
                AspectRatio = "16:9",
                Count = 2,
                Quality = Quality.Hd,
                OutputFormat = OutputFormat.Webp,
            }
        );
        using var scene = new RunScene(story.Deferred().Processing()).Answering(
            new ProviderResult.ContentRejected("No.")
        );

        await scene.RunAsync();

        Assert.That(
            scene.Request,
            Is.EqualTo(
                new ImageRequest
                {
                    JobId = scene.Job.Id,
                    Attempt = 2,
                    Model = "test/able",
                    ProviderModel = "able",
                    Prompt = "a red fox",
                    NegativePrompt = "text",
                    Size = new ImageSize(1344, 768),
                    AspectRatio = "16:9",
                    Count = 2,
                    Seed = Seed.From(7),
                    Quality = Quality.Hd,
                    OutputFormat = OutputFormat.Webp,
                    Parameters = scene.Job.Settings.Parameters,
                }
            )
        );
    }

    [Test]
    public async Task Run_WhenImagesCome_StoresThemSettlesAndFinishes()
    {
        using var scene = new RunScene(new GenerationBuilder().ForImages(2).Processing()).Answering(
            Made(RunScene.Png, RunScene.Png)
        );

        await scene.RunAsync();

        var asset = scene.Library[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Renew, LeaseAction.Complete]));
            Assert.That(
                scene.Ledger.Single(),
                Has.Property("Outputs")
                    .EqualTo(2)
                    .And.Property("ActualCost")
                    .EqualTo(Money.Usd(0.08m))
                    .And.Property("Succeeded")
                    .True
            );
            Assert.That(scene.Library.Select(stored => stored.Origin.Index), Is.EqualTo([0, 1]));
            Assert.That(scene.Library.Select(stored => stored.Origin.Seed?.Value), Is.EqualTo(new long?[] { 7, 8 }));
            Assert.That(asset.OrganizationId, Is.EqualTo(GenerationBuilder.Organization));
            Assert.That(
                asset.Origin,
                Has.Property("JobId")
                    .EqualTo(scene.Job.Id)
                    .And.Property("Settings")
                    .EqualTo(scene.Job.Settings)
                    .And.Property("Cost")
                    .EqualTo(Money.Usd(0.04m))
            );
            Assert.That(
                scene.Blobs.Keys,
                Is.EquivalentTo(
                    scene.Library.SelectMany(stored =>
                        Enum.GetValues<Domain.Assets.Rendition>().Select(rendition => stored.KeyOf(rendition).Value)
                    )
                )
            );
        }
    }

    [Test]
    public async Task Run_WhenItWasQuick_DoesNotTellThatItSaves()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(Made(RunScene.Png));
        scene.Host.Clock.Now = Moments.At(1.4);

        await scene.RunAsync();

        Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
    }

    [Test]
    public async Task Run_WhenTheProviderAccepts_FollowsItToTheEnd()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            new ProviderResult.Accepted("job-1", _pollAfter),
            new ProviderResult.Accepted("job-1", _pollAfter * 2, 40),
            new ProviderResult.Accepted("job-1", _pollAfter),
            Made(RunScene.Png)
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["submit", "poll job-1", "poll job-1", "poll job-1"]));
            Assert.That(scene.Host.Clock.Waits, Is.EqualTo([_pollAfter, _pollAfter * 2, _pollAfter]));
            Assert.That(
                scene.Events.Select(happened => (happened.Status, happened.Stage, happened.Progress)),
                Is.EqualTo(
                    new (JobStatus, JobStage?, int)[]
                    {
                        (JobStatus.Processing, JobStage.Running, 0),
                        (JobStatus.Processing, JobStage.Running, 40),
                        (JobStatus.Processing, JobStage.Saving, 95),
                        (JobStatus.Completed, null, 100),
                    }
                )
            );
            Assert.That(scene.Job.Attempts.Single().ProviderJobId, Is.EqualTo("job-1"));
        }
    }

    [Test]
    public async Task Run_WhenOneCallLastsAsLongAsTheWork_FollowsWhatItTells()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing());
        scene.Meanwhile(() => Tell(scene, 40, 40, 70), Made(RunScene.Png));

        await scene.RunAsync();

        Assert.That(
            scene.Events.Where(happened => happened.Stage == JobStage.Running).Select(happened => happened.Progress),
            Is.EqualTo(new[] { 40, 70 })
        );
        Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
    }

    [Test]
    public async Task Run_WhenWhatItTellsCannotBeWritten_GoesOn()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing())
        {
            FailingWrite = new TimeoutException("The database is away."),
        };
        scene.Meanwhile(() => Tell(scene, 40), Made(RunScene.Png));

        await scene.RunAsync();

        Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
    }

    [Test]
    public void Run_WhenTheLeaseIsLostWhileItTells_IsOver()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing());
        scene.FailingWrite = new LeaseLostException(scene.Lease);
        scene.Meanwhile(() => Tell(scene, 40), Made(RunScene.Png));

        Assert.ThrowsAsync<LeaseLostException>(scene.RunAsync);
        Assert.That(scene.Library, Is.Empty);
    }

    [Test]
    public async Task Run_WhenAnEarlierWorkerWasAccepted_AsksOnAndNeverSendsAgain()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1")).Answering(
            new ProviderResult.Accepted("job-1", _pollAfter, 70),
            Made(RunScene.Png)
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["poll job-1", "poll job-1"]));
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(scene.Job.Attempts, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Run_WhenTheProviderRenamesTheJob_FollowsTheNewName()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1")).Answering(
            new ProviderResult.Accepted("job-2", _pollAfter),
            Made(RunScene.Png)
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["poll job-1", "poll job-2"]));
            Assert.That(scene.Job.Attempts.Single().ProviderJobId, Is.EqualTo("job-2"));
        }
    }

    [Test]
    public async Task Run_WhenCancelledDuringSubmission_StopsAndTheCostIsUnknown()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing());
        scene.Meanwhile(scene.CancelByAPerson);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["submit"]), "there is no job at the provider's to stop");
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Cancelled));
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
            Assert.That(scene.Ledger.Single().ActualCost, Is.Null);
        }
    }

    [Test]
    public async Task Run_WhenCancelledBetweenPolls_TellsTheProviderToStop()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            new ProviderResult.Accepted("job-1", _pollAfter)
        );
        scene.Host.Clock.Passes = () =>
        {
            scene.CancelByAPerson();
            return false;
        };

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["submit", "cancel job-1"]));
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Cancelled));
        }
    }

    [Test]
    public async Task Run_WhenCancelledDuringAPoll_TellsTheProviderToStop()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1"));
        scene.Meanwhile(scene.CancelByAPerson);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["poll job-1", "cancel job-1"]));
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Cancelled));
        }
    }

    [Test]
    public async Task Run_WhenCancelledBeforeItBegan_NeverAsks()
    {
        using var scene = new RunScene(
            new GenerationBuilder().Accepted("job-1").Then(job => job.RequestCancellation(Moments.At(5)))
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["cancel job-1"]));
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Cancelled));
        }
    }

    [Test]
    public async Task Run_WhenCancelledUnheardAndTheAnswerWouldDefer_CancelsInsteadOfWaiting()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing());
        scene.Meanwhile(
            () => scene.Job.RequestCancellation(scene.Host.Clock.Now),
            new ProviderResult.Unavailable("Away.")
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Cancelled));
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
        }
    }

    [TestCase(0.04, JobStatus.Completed, 1, TestName = "Run_WhenCancelledWhileSaving_KeepsWhatWasPaidFor")]
    [TestCase(0.0, JobStatus.Cancelled, 0, TestName = "Run_WhenCancelledWhileSavingSomethingFree_Stops")]
    public async Task Run_WhenCancelledWhileSaving(double price, JobStatus status, int images)
    {
        using var scene = new RunScene(new GenerationBuilder().PricedAt((decimal)price).Processing());
        scene.Answering(new ProviderResult.Completed([new Slow(scene.CancelByAPerson)]));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(status));
            Assert.That(scene.Library, Has.Count.EqualTo(images));
            Assert.That(scene.Ledger.Single().Outputs, Is.EqualTo(images));
        }
    }

    [TestCase(
        false,
        FailureCode.OutcomeUnknown,
        TestName = "Run_WhenASubmissionThatMayCostTakesTooLong_TheOutcomeIsUnknown"
    )]
    [TestCase(true, FailureCode.TimedOut, TestName = "Run_WhenAFreeSubmissionTakesTooLong_ItTimedOut")]
    public async Task Run_WhenTheSubmissionTakesTooLong(bool canResubmit, FailureCode code)
    {
        using var scene = new RunScene(new GenerationBuilder().Processing(), canResubmit);
        scene.Meanwhile(() => scene.Control.Stop(StopReason.TimedOut));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Failure?.Code, Is.EqualTo(code));
            Assert.That(scene.Job.Attempts.Single().Outcome, Is.EqualTo(AttemptOutcome.TimedOut));
            Assert.That(scene.Ledger.Single().ActualCost, Is.Null, "a paid model may have been paid");
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
        }
    }

    [Test]
    public async Task Run_WhenAnAcceptedJobTakesTooLong_StopsItAtTheProviders()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1"));
        scene.Meanwhile(() => scene.Control.Stop(StopReason.TimedOut));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["poll job-1", "cancel job-1"]));
            Assert.That(scene.Job.Failure?.Code, Is.EqualTo(FailureCode.TimedOut));
            Assert.That(scene.Job.ActualCost, Is.Null);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Run_WhenTheProcessGoesDown_HandsTheJobBackAsItIs(bool accepted)
    {
        var story = accepted ? new GenerationBuilder().Accepted("job-1") : new GenerationBuilder().Processing();
        using var scene = new RunScene(story);
        scene.Meanwhile(() => scene.Control.Stop(StopReason.ShuttingDown));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.ReleaseFor(TimeSpan.Zero)]));
            Assert.That(scene.Job.OpenAttempt, Is.Not.Null, "the next worker decides what it means");
            Assert.That(scene.Calls, Has.Count.EqualTo(1), "nobody cancels what goes on");
            Assert.That(scene.Ledger, Is.Empty);
        }
    }

    [Test]
    public void Run_WhenTheLeaseIsLost_WritesNothing()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1"));
        scene.Meanwhile(() => scene.Control.Stop(StopReason.LeaseLost));

        Assert.That(scene.RunAsync, Throws.TypeOf<LeaseLostException>());
        Assert.That(scene.LeaseActions, Is.Empty);
        Assert.That(scene.Calls, Is.EqualTo(["poll job-1"]), "the other worker's job is not cancelled");
    }

    [Test]
    public void Run_WhenTheLeaseIsLostAtAWrite_StoresNothing()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(Made(RunScene.Png));
        scene
            .Host.Leased.Setup(work =>
                work.ChangeAsync(
                    scene.Lease,
                    It.IsAny<Func<CancellationToken, Task<LeaseAction>>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(new LeaseLostException(scene.Lease));

        Assert.That(scene.RunAsync, Throws.TypeOf<LeaseLostException>());
        Assert.That(scene.Blobs, Is.Empty);
    }

    [Test]
    public async Task Run_WhenTheAdapterGivesUpByItself_EndsLikeALostAnswer()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing());
        scene.Meanwhile(() => throw new TaskCanceledException("a bug of the adapter"));

        await scene.RunAsync();

        Assert.That(scene.Job.Failure?.Code, Is.EqualTo(FailureCode.OutcomeUnknown));
        Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
    }

    [Test]
    public async Task Run_WhenTheJobIsGone_LeavesTheLine()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing());
        scene
            .Host.Jobs.Setup(port => port.FindAsync(scene.Job.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync((Generation?)null);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.Empty);
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
        }
    }

    [TestCaseSource(nameof(PassingAnswers))]
    public async Task Run_WhenTheJobGoesMeanwhile_LeavesTheLine(
        ProviderResult result,
        bool canResubmit,
        AttemptOutcome outcome,
        FailureCode code
    )
    {
        _ = (outcome, code);
        using var scene = new RunScene(new GenerationBuilder().Processing(), canResubmit);
        scene.Meanwhile(
            () =>
                scene
                    .Host.Jobs.Setup(port => port.FindAsync(scene.Job.Id, It.IsAny<CancellationToken>()))
                    .ReturnsAsync((Generation?)null),
            result
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.LeaseActions.Last(), Is.EqualTo(LeaseAction.Complete));
            Assert.That(scene.Ledger, Is.Empty);
        }
    }

    [Test]
    public async Task Run_WhenTheClaimAlreadyFailedIt_WritesItsLineAndLeaves()
    {
        using var scene = new RunScene(new GenerationBuilder().Failed(FailureCode.OutcomeUnknown));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.Empty);
            Assert.That(scene.Ledger.Single().JobId, Is.EqualTo(scene.Job.Id));
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
        }
    }

    [Test]
    public async Task Run_WhenSomebodyElseEndedIt_WritesNoSecondLine()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing());
        scene.Meanwhile(
            () =>
                scene.Job.Fail(
                    AttemptOutcome.Unknown,
                    JobFailure.Because(FailureCode.OutcomeUnknown, "Ended elsewhere."),
                    scene.Host.Clock.Now
                ),
            new ProviderResult.ContentRejected("No.")
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Failure?.Message, Is.EqualTo("Ended elsewhere."));
            Assert.That(scene.Ledger, Is.Empty, "whoever ended it has written it");
        }
    }

    [TestCase(4, 2, 2, 0.08)]
    [TestCase(1, 3, 1, 0.04)]
    public async Task Run_WhenTheNumberOfImagesDiffers_StoresWhatWasAskedForAndPaysForWhatWasMade(
        int made,
        int asked,
        int stored,
        double cost
    )
    {
        using var scene = new RunScene(new GenerationBuilder().ForImages(asked).Processing()).Answering(
            Made([.. Enumerable.Repeat(RunScene.Png, made)])
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Library, Has.Count.EqualTo(stored));
            Assert.That(scene.Job.ActualCost, Is.EqualTo(Money.Usd((decimal)cost)));
        }
    }

    [Test]
    public async Task Run_WhenTheProviderReportsACost_ItsSharesAddUpExactly()
    {
        using var scene = new RunScene(new GenerationBuilder().ForImages(3).Processing()).Answering(
            new ProviderResult.Completed(
                [.. Enumerable.Repeat(RunScene.Png, 3).Select(bytes => ProviderOutput.FromBytes(bytes))],
                Money.Usd(0.1m)
            )
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                scene.Library.Select(asset => asset.Origin.Cost!.Value.Amount),
                Is.EqualTo([0.03333333m, 0.03333333m, 0.03333334m])
            );
            Assert.That(scene.Ledger.Sum(line => line.Amount!.Value.Amount), Is.EqualTo(0.1m));
        }
    }

    [Test]
    public async Task Run_WhenThePriceIsUnknown_NoImageHasOne()
    {
        using var scene = new RunScene(new GenerationBuilder().PricedAt(null).Processing()).Answering(
            Made(RunScene.Png)
        );

        await scene.RunAsync();

        Assert.That(scene.Library.Single().Origin.Cost, Is.Null);
    }

    [Test]
    public async Task Run_WhenOneImageIsUnreadable_KeepsTheOthersAndDoesNotPayAgain()
    {
        using var scene = new RunScene(new GenerationBuilder().ForImages(3).Processing()).Answering(
            Made(RunScene.Broken, RunScene.Png, RunScene.Png)
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(scene.Library.Select(asset => asset.Origin.Index), Is.EqualTo([1, 2]), "places and seeds stay");
            Assert.That(scene.Job.ActualCost, Is.EqualTo(Money.Usd(0.12m)), "three were made");
            Assert.That(scene.Library.Select(asset => asset.Origin.Cost), Has.All.EqualTo(Money.Usd(0.06m)));
            Assert.That(scene.Ledger.Single().Outputs, Is.EqualTo(2));
        }
    }

    [Test]
    public async Task Run_WhenNoImageIsReadableButWasCharged_DoesNotPayAgain()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Broken)], Money.Usd(0.05m))
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Attempts.Single().ReportedCost, Is.EqualTo(Money.Usd(0.05m)));
            Assert.That(scene.Job.Failure, Has.Property("Code").EqualTo(FailureCode.NoOutput));
            Assert.That(scene.Job.Charge, Is.EqualTo(Charge.Charged));
            Assert.That(scene.Ledger.Single().Amount, Is.EqualTo(Money.Usd(0.05m)));
        }
    }

    private static void Tell(RunScene scene, params int[] percents)
    {
        // The scene's writes are done when they are asked for.
        foreach (var percent in percents)
            scene.Call!.Progress!(percent).GetAwaiter().GetResult();
    }

    private static ProviderResult.Completed Made(params byte[][] images) =>
        new([.. images.Select(bytes => ProviderOutput.FromBytes(bytes))]);

    /// <summary>An image during whose copying something happens.</summary>
    private sealed class Slow(Action happening) : ProviderOutput
    {
        public override Task<Stream> OpenAsync(CancellationToken cancellationToken)
        {
            happening();
            return Task.FromResult<Stream>(new MemoryStream(RunScene.Png));
        }
    }
}
