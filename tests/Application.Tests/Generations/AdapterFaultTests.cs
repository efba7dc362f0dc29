using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

/// <summary>Adapters with bugs, workers that vanish, and the time that an attempt may take in all.</summary>
[TestFixture]
internal sealed class AdapterFaultTests
{
    private const string NotSentAgain = "It was not sent again, so that it cannot be paid twice.";
    private static readonly ProviderResult _image = new ProviderResult.Completed([
        ProviderOutput.FromBytes(RunScene.Png),
    ]);

    [Test]
    public async Task Run_WhenTheAdapterFailsAtTheSubmission_EndsUnknownAndIsNotSentAgain()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()) { Found = new ProviderResult.Unknown("") };
        scene.Meanwhile(() => throw new InvalidOperationException("half a character"));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["submit", "reconcile"]));
            Assert.That(
                scene.Job.Failure,
                Is.EqualTo(
                    new JobFailure(
                        FailureCode.OutcomeUnknown,
                        $"The provider’s answer could not be read. {NotSentAgain}"
                    )
                )
            );
            Assert.That((scene.Job.Charge, scene.Job.UnknownAmounts), Is.EqualTo((Charge.Unknown, 1)));
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
        }
    }

    [Test]
    public async Task Run_WhenTheAdapterFailsAndSomebodyRisksServerErrors_IsNotSentAgainEither()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing());
        scene.Host.Change("test", provider =>
            provider with
            {
                Settings = new ProviderSettings { ResendAfterServerError = true },
            }
        );
        scene.Meanwhile(() => throw new InvalidOperationException("a bug"));

        await scene.RunAsync();

        Assert.That(scene.Job.Failure?.Code, Is.EqualTo(FailureCode.OutcomeUnknown));
    }

    [Test]
    public async Task Run_WhenTheAdapterOfAFreeProviderFails_TriesAgain()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing(), canResubmit: true);
        scene.Meanwhile(() => throw new InvalidOperationException("a bug"));

        await scene.RunAsync();

        Assert.That(
            (scene.Job.Status, scene.Job.Attempts.Count),
            Is.EqualTo((JobStatus.Pending, 1)),
            "it counts as an attempt"
        );
    }

    [Test]
    public async Task Run_WhenTheAdapterFailsAtAPoll_AsksAgainWithGrowingPauses()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1"));
        for (var poll = 0; poll < 3; poll++)
            scene.Meanwhile(() => throw new InvalidOperationException("a bug"));
        scene.Answering(_image);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(
                scene.Host.Clock.Waits,
                Is.EqualTo([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)])
            );
        }
    }

    [Test]
    public async Task Run_WhenTheAdapterFailsAtEveryPoll_EndsWithTheAttemptsTime()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1"));
        for (var poll = 0; poll < 100; poll++)
            scene.Meanwhile(() => throw new InvalidOperationException("a bug"));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                scene.Job.Failure,
                Is.EqualTo(
                    new JobFailure(
                        FailureCode.TimedOut,
                        "The provider took too long. Its last answer: The provider’s answer could not be read."
                    )
                )
            );
            Assert.That((scene.Job.Charge, scene.Job.UnknownAmounts), Is.EqualTo((Charge.Unknown, 1)));
            Assert.That(
                scene.Host.Clock.Now,
                Is.InRange(Moments.At(301), Moments.At(301) + TimeSpan.FromSeconds(15)),
                "from its start on"
            );
            Assert.That(scene.Calls.Last(), Is.EqualTo("cancel job-1"));
        }
    }

    [Test]
    public async Task Run_WhenTheAdapterFailsToCancel_EndsAllTheSame()
    {
        using var scene = new RunScene(
            new GenerationBuilder().Accepted("job-1").Then(job => job.RequestCancellation(Moments.At(5)))
        );
        scene
            .Host.Provider.Setup(port => port.CancelAsync(It.IsAny<RemoteJob>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("a bug"));

        await scene.RunAsync();

        Assert.That((scene.Job.Status, scene.Job.Charge), Is.EqualTo((JobStatus.Cancelled, Charge.Unknown)));
    }

    [Test]
    public async Task Run_WhenTheTimeWasUpBeforeATakeover_AsksOnceMore()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1"), takeover: true).Answering(
            new ProviderResult.Accepted("job-1", TimeSpan.FromSeconds(3))
        );
        scene.Host.Clock.Now = Moments.At(1000);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["poll job-1", "cancel job-1"]));
            Assert.That(
                (scene.Job.Failure?.Code, scene.Job.UnknownAmounts),
                Is.EqualTo(((FailureCode?)FailureCode.TimedOut, 1))
            );
            Assert.That(scene.Host.Clock.Waits, Is.Empty);
        }
    }

    [Test]
    public async Task Run_WhenTheTimeWasUpAndTheImageIsThere_KeepsIt()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1"), takeover: true).Answering(_image);
        scene.Host.Clock.Now = Moments.At(1000);

        await scene.RunAsync();

        Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
    }

    [TestCase("", $"The work was interrupted before the provider’s answer arrived. {NotSentAgain}")]
    [TestCase(
        "Its list is empty.",
        $"The work was interrupted before the provider’s answer arrived. Its list is empty. {NotSentAgain}"
    )]
    public async Task Run_WhenAWorkerVanishedDuringTheSubmission_SaysSo(string found, string message)
    {
        using var scene = new RunScene(new GenerationBuilder().Processing(), takeover: true)
        {
            Found = new ProviderResult.Unknown(found),
        };

        await scene.RunAsync();

        Assert.That((scene.Calls.Single(), scene.Job.Failure?.Message), Is.EqualTo(("reconcile", message)));
    }

    [Test]
    public async Task Run_WhenTheReasonIsTheSameTwice_IsSaidOnce()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing())
        {
            Found = new ProviderResult.Unknown("Lost."),
        }.Answering(new ProviderResult.Unknown("Lost."));

        await scene.RunAsync();

        Assert.That(scene.Job.Failure?.Message, Is.EqualTo($"Lost. {NotSentAgain}"));
    }

    private static IEnumerable<TestCaseData> ClosedDoors()
    {
        yield return new TestCaseData(new ProviderResult.CredentialRejected("Bad key.")).SetArgDisplayNames(
            "key rejected"
        );
        yield return new TestCaseData(new ProviderResult.OutOfCredit("Bad key.")).SetArgDisplayNames("out of credit");
        yield return new TestCaseData(new ProviderResult.NotPermitted("Bad key.")).SetArgDisplayNames("not permitted");
    }

    [TestCaseSource(nameof(ClosedDoors))]
    public async Task Run_WhenAnAcceptedJobCanNoLongerBeAskedAbout_NobodyElseIsPaid(ProviderResult result)
    {
        using var scene = new RunScene(
            new GenerationBuilder().Of(Market.At("test", 0.04m)).Accepted("job-1")
        ).Answering(result);
        scene.Host.Offer(Market.At("test", 0.04m), Market.At("second", 0.04m));

        await scene.RunAsync();

        Assert.That(
            (scene.Job.Provider, scene.Job.Failure?.Message),
            Is.EqualTo(("test", $"The job was accepted, and can no longer be asked about: Bad key. {NotSentAgain}"))
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Run_WhenTheKeyIsGoneAndTheRequestWasSent_NobodyElseIsPaid(bool accepted)
    {
        var story = new GenerationBuilder().Of(Market.At("test", 0.04m));
        using var scene = new RunScene(accepted ? story.Accepted("job-1") : story.Processing(), takeover: true);
        scene.Host.Offer(Market.At("test", 0.04m), Market.At("second", 0.04m));
        scene
            .Host.Connections.Setup(port =>
                port.ChooseAsync(
                    It.IsAny<OrganizationId>(),
                    It.IsAny<UserId>(),
                    "test",
                    It.IsAny<IReadOnlyCollection<CredentialScope>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync((ProviderConnection?)null);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (scene.Job.Provider, scene.Job.Failure?.Code),
                Is.EqualTo(("test", (FailureCode?)FailureCode.OutcomeUnknown))
            );
            Assert.That(scene.Job.UnknownAmounts, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Run_WhenSomethingElseFailsAfterTheTime_EndsThere()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1"), takeover: true);
        scene.Host.Clock.Now = Moments.At(1000);
        scene.Host.Partials.Setup(port => port.Open(scene.Job)).Throws(new InvalidOperationException("a bug of ours"));

        await scene.RunAsync();

        Assert.That(
            (scene.Job.Failure?.Code, scene.Job.UnknownAmounts),
            Is.EqualTo(((FailureCode?)FailureCode.TimedOut, 1))
        );
    }

    [Test]
    public void Run_WhenSomethingElseFailsInTime_IsTakenUpAgain()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-1"));
        scene.Host.Partials.Setup(port => port.Open(scene.Job)).Throws(new InvalidOperationException("a bug of ours"));

        Assert.That(scene.RunAsync, Throws.InvalidOperationException);
        Assert.That(scene.LeaseActions, Is.Empty);
    }
}
