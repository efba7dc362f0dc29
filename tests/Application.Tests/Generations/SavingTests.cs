using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Outputs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

/// <summary>Images that were paid for reach the library, or people are told which one did not and why.</summary>
[TestFixture]
internal sealed class SavingTests
{
    private const string FullNotice =
        "The image is there, and the storage is full. It will be saved when there is room.";

    [Test]
    public async Task Run_WhenTheStorageIsFullForAWhile_SavesTheImageWhenThereIsRoom()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(Made(Image()));
        FailWrites(scene, times: 3);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(scene.Calls, Is.EqualTo(["submit"]), "it is not bought again");
            Assert.That(scene.Library, Has.Count.EqualTo(1));
            Assert.That(scene.Ledger.Single().ActualCost?.Amount, Is.EqualTo(0.04m));
            Assert.That(scene.Job.SavingNotice, Is.Null);
            scene.Host.Processor.Verify(
                port => port.MakeRenditions(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<IReadOnlyList<int>>()),
                Times.Once
            );
        }
    }

    [Test]
    public async Task Run_WhileTheStorageIsFull_SaysWhyItIsNotDone()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(Made(Image()));
        FailWrites(scene, times: 1);
        var told = new List<(JobStage?, string?)>();
        scene
            .Host.Blobs.Setup(port => port.ProbeAsync(It.IsAny<CancellationToken>()))
            .Callback(() => told.Add((scene.Job.Stage, scene.Job.SavingNotice)))
            .Returns(Task.CompletedTask);

        await scene.RunAsync();

        Assert.That(told, Is.EqualTo(new (JobStage?, string?)[] { (JobStage.Saving, FullNotice) }));
    }

    [Test]
    public async Task Run_WhileTheStorageIsFull_KeepsTheImagesElsewhereUntilTheyAreSaved()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(Made(Image()));
        FailWrites(scene, times: 2);
        scene
            .Host.Held.Setup(port =>
                port.KeepAsync(It.IsAny<HeldAttempt>(), It.IsAny<HeldResult>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(true);

        await scene.RunAsync();

        var attempt = new HeldAttempt(scene.Job.Id, 1);
        scene.Host.Held.Verify(
            port =>
                port.KeepAsync(
                    attempt,
                    It.Is<HeldResult>(result => result.Outputs.Count == 1),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
        scene.Host.Held.Verify(port => port.Remove(attempt), Times.Once);
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Run_WhenTheProcessStopsMeanwhile_LeavesTheImagesToAnotherWorker(bool isHeld, bool providerHasThem)
    {
        var story = providerHasThem ? new GenerationBuilder().Accepted() : new GenerationBuilder().Processing();
        using var scene = new RunScene(story, takeover: providerHasThem).Answering(Made(Image()));
        FailWrites(scene, times: int.MaxValue);
        scene
            .Host.Held.Setup(port =>
                port.KeepAsync(It.IsAny<HeldAttempt>(), It.IsAny<HeldResult>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(isHeld);
        scene
            .Host.Blobs.Setup(port => port.ProbeAsync(It.IsAny<CancellationToken>()))
            .Callback(() => scene.Control.Stop(StopReason.ShuttingDown))
            .ThrowsAsync(Full());

        await scene.RunAsync();

        Assert.That(scene.LeaseActions.Last(), Is.EqualTo(LeaseAction.ReleaseFor(TimeSpan.Zero)));
        Assert.That(
            (scene.Job.Status, scene.Job.OpenAttempt),
            Is.EqualTo((JobStatus.Processing, scene.Job.Attempts.Single()))
        );
    }

    [Test]
    public async Task Run_WhenSomebodyCancelsMeanwhile_KeepsWhatWasPaidFor()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(Made(Image()));
        FailWrites(scene, times: 1);
        scene
            .Host.Blobs.Setup(port => port.ProbeAsync(It.IsAny<CancellationToken>()))
            .Callback(scene.CancelByAPerson)
            .Returns(Task.CompletedTask);

        await scene.RunAsync();

        Assert.That((scene.Job.Status, scene.Library.Count), Is.EqualTo((JobStatus.Completed, 1)));
    }

    [Test]
    public async Task Run_WhenTheTimeLimitPassesWhileSaving_GoesOn()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(Made(Image()));
        FailWrites(scene, times: 1);
        scene
            .Host.Blobs.Setup(port => port.ProbeAsync(It.IsAny<CancellationToken>()))
            .Callback(() => scene.Control.Stop(StopReason.TimedOut))
            .Returns(Task.CompletedTask);

        await scene.RunAsync();

        Assert.That((scene.Job.Status, scene.Control.Reason), Is.EqualTo((JobStatus.Completed, (StopReason?)null)));
    }

    [Test]
    public void Run_WhenSavingBreaksAfterTheTimeLimit_LeavesTheJobToTheNextWorker()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(Made(Image()));
        scene
            .Host.Blobs.Setup(port =>
                port.WriteAsync(It.IsAny<BlobKey>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>())
            )
            .Callback(() => scene.Host.Clock.Now += TimeSpan.FromHours(2))
            .ThrowsAsync(new InvalidOperationException("The database is away."));

        Assert.ThrowsAsync<InvalidOperationException>(scene.RunAsync);

        Assert.That(scene.Job.IsFinished, Is.False, "it is paid, and whoever takes it up asks for its images again");
    }

    [Test]
    public async Task Run_WhenAnotherWorkerKeptTheImages_SavesThemAndAsksNobody()
    {
        using var scene = new RunScene(new GenerationBuilder().ForImages(2).Processing(), takeover: true);
        var attempt = new HeldAttempt(scene.Job.Id, 1);
        var images = new[]
        {
            new HeldOutput(0, 77, new MemoryStream(RunScene.Png)),
            new HeldOutput(1, null, new MemoryStream(RunScene.Png)),
        };
        scene
            .Host.Held.Setup(port => port.FindAsync(attempt, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new HeldResult(2, Money.Usd(0.05m), null, images));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.Empty);
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(scene.Library.Select(asset => asset.Origin.Seed?.Value), Is.EqualTo(new long?[] { 77, 8 }));
            Assert.That(scene.Job.ActualCost?.Amount, Is.EqualTo(0.05m));
            scene.Host.Held.Verify(port => port.Remove(attempt), Times.Once);
        }
    }

    [Test]
    public void AfterLoss_WhenTheImagesHadArrived_SaysThatTheyWereMade()
    {
        var lease = new JobLease(JobId.New(), Generation.JobKind, OrganizationId.New(), "test", 2);
        var claimed = new ClaimedJob(lease, ClaimState.Takeover, TimeSpan.FromMinutes(1));
        var unknown = new ProviderResult.Unknown("Nobody knows.");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                ProviderJobRunner.AfterLoss(claimed, JobStage.Saving, unknown),
                Is.TypeOf<ProviderResult.NoOutput>()
            );
            Assert.That(ProviderJobRunner.AfterLoss(claimed, JobStage.Submitting, unknown), Is.SameAs(unknown));
            Assert.That(
                ProviderJobRunner.AfterLoss(claimed with { State = ClaimState.Fresh }, JobStage.Saving, unknown),
                Is.SameAs(unknown)
            );
        }
    }

    [Test]
    public async Task Run_WhenOneOfAPairCannotBeFetched_AsksTheProviderForAFreshAddress()
    {
        using var scene = new RunScene(new GenerationBuilder().ForImages(2).Accepted(), takeover: true).Answering(
            Made(Image(), new Away(isGone: true)),
            Made(Image(), Image())
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["poll job-1", "poll job-1"]));
            Assert.That(scene.Library.Select(asset => asset.Origin.Index), Is.EqualTo(new[] { 0, 1 }));
            Assert.That(scene.Job.MissingOutputs, Is.EqualTo(MissingOutputs.None));
        }
    }

    [Test]
    public async Task Run_WhenOneOfAPairIsBehindAFaultForAWhile_FetchesItAgain()
    {
        var late = new Away(isGone: false, tries: 4);
        using var scene = new RunScene(new GenerationBuilder().ForImages(2).Processing()).Answering(
            Made(late, Image())
        );

        await scene.RunAsync();

        Assert.That(scene.Library.Select(asset => asset.Origin.Index), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(scene.Host.Clock.Waits, Is.Ordered.Ascending.And.Count.EqualTo(4), "ever longer pauses");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Run_WhenOneOfAPairStaysAway_CompletesWithTheOtherAndSaysSo(bool isGone)
    {
        using var scene = new RunScene(new GenerationBuilder().ForImages(2).Accepted(), takeover: true).Answering([
            .. Enumerable.Repeat(Made(Image(), new Away(isGone)), 50),
        ]);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(scene.Job.MissingOutputs, Is.EqualTo(MissingOutputs.Of([new MissingOutput(1, Away.Reason)])));
            Assert.That(scene.Library.Single().Origin.Cost?.Amount, Is.EqualTo(0.08m), "the whole answer was charged");
            Assert.That(scene.Host.Clock.Now - Moments.At(10), Is.LessThanOrEqualTo(OutputCollector.FetchPatience));
        }
    }

    [Test]
    public async Task Run_WhenTheProviderSendsFewerThanAskedFor_SaysSo()
    {
        using var scene = new RunScene(new GenerationBuilder().ForImages(2).Processing()).Answering(Made(Image()));

        await scene.RunAsync();

        Assert.That(
            scene.Job.MissingOutputs,
            Is.EqualTo(MissingOutputs.Of([new MissingOutput(1, "The provider did not send it.")]))
        );
    }

    [Test]
    public async Task Run_WhenAnImageOfAPairCannotBeDecoded_SaysSo()
    {
        using var scene = new RunScene(new GenerationBuilder().ForImages(2).Processing()).Answering(
            Made(ProviderOutput.FromBytes(RunScene.Broken), Image())
        );

        await scene.RunAsync();

        Assert.That(
            scene.Job.MissingOutputs,
            Is.EqualTo(MissingOutputs.Of([new MissingOutput(0, "This is no image.")]))
        );
    }

    private static ProviderOutput Image() => ProviderOutput.FromBytes(RunScene.Png);

    private static ProviderResult.Completed Made(params IReadOnlyList<ProviderOutput> images) => new(images);

    private static StorageUnavailableException Full() => new(StorageFault.Full, "No room.");

    private static void FailWrites(RunScene scene, int times)
    {
        var left = times;
        scene
            .Host.Blobs.Setup(port =>
                port.WriteAsync(It.IsAny<BlobKey>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>())
            )
            .Returns(() =>
                left-- > 0 ? Task.FromException<StoredBlob>(Full()) : Task.FromResult(new StoredBlob(3, "sha"))
            );
    }

    /// <summary>An image that cannot be fetched the first times.</summary>
    private sealed class Away(bool isGone, int tries = int.MaxValue) : ProviderOutput
    {
        public const string Reason = "It is not there now.";

        private int _left = tries;

        public override Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
            _left-- > 0
                ? throw new ImageNotFetchedException(Reason) { IsGone = isGone }
                : Task.FromResult<Stream>(new MemoryStream(RunScene.Png));
    }
}
