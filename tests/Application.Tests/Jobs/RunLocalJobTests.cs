using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Usage;
using Moq;

namespace ImageGenerator.Application.Tests.Jobs;

/// <summary>A worker's part in a job that calls no provider.</summary>
[TestFixture]
internal sealed class RunLocalJobTests
{
    private LocalScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new LocalScene();

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public async Task Run_WhenTheWorkIsDone_CompletesWithoutALineInTheLedger()
    {
        await _scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(_scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
            _scene.Host.Queue.Verify(queue => queue.NotifyParent(_scene.Job), Times.Once);
            _scene.Host.Ledger.Verify(ledger => ledger.Append(It.IsAny<IEnumerable<UsageRecord>>()), Times.Never);
        }
    }

    [Test]
    public async Task Run_WhenTheWorkCannotBeDone_FailsWithItsReason()
    {
        _scene.Work = (_, _) => Task.FromResult(LocalJobResult.Fail("There is no room."));

        await _scene.RunAsync();

        MustFail(FailureCode.WorkFailed, "There is no room.");
    }

    [Test]
    public async Task Run_WhenTheWorkHasAFault_IsTriedAgainLater()
    {
        _scene.Work = (_, _) => throw new InvalidOperationException("a bug of ours");

        await _scene.RunAsync();

        var released = (LeaseAction.Released)_scene.LeaseActions.Single();
        var delay = _scene.Host.JobOptions.RetryDelay;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_scene.Job.Status, Is.EqualTo(JobStatus.Pending));
            Assert.That(released.DueIn, Is.InRange(delay / 2, delay));
            Assert.That(_scene.Job.RetryAt, Is.EqualTo(_scene.Host.Clock.Now + released.DueIn));
        }
    }

    [Test]
    public async Task Run_WhenTheLastAttemptHasAFault_Fails()
    {
        _scene.Job.AllowAttempts(1);
        _scene.Work = (_, _) => throw new InvalidOperationException("a bug of ours");

        await _scene.RunAsync();

        MustFail(FailureCode.WorkFailed, JobMessages.WentWrong);
    }

    [Test]
    public async Task Run_WhenCancelledWhileAFaultComesUp_IsCancelled()
    {
        _scene.Work = (_, _) =>
        {
            _scene.Job.RequestCancellation(_scene.Host.Clock.Now);
            throw new InvalidOperationException("a bug of ours");
        };

        await _scene.RunAsync();

        Assert.That(_scene.Job.Status, Is.EqualTo(JobStatus.Cancelled));
        Assert.That(_scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
    }

    [Test]
    public async Task Run_WhenItIsFinished_OnlyLeavesTheQueue()
    {
        _scene.Job.Complete(Moments.At(2));

        await _scene.RunAsync();

        Assert.That((_scene.Runs, _scene.Job.Status), Is.EqualTo((0, JobStatus.Completed)));
        Assert.That(_scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
    }

    [Test]
    public async Task Run_WhenCancelledBefore_DoesNoWork()
    {
        _scene.Job.RequestCancellation(Moments.At(2));

        await _scene.RunAsync();

        Assert.That((_scene.Runs, _scene.Job.Status), Is.EqualTo((0, JobStatus.Cancelled)));
    }

    [Test]
    public async Task Run_WhenNobodyBeganIt_Fails()
    {
        using var scene = new LocalScene(begun: false);

        await scene.RunAsync();

        Assert.That(scene.Runs, Is.Zero);
        Assert.That(scene.Job.Failure?.Message, Is.EqualTo(JobMessages.WentWrong));
    }

    [Test]
    public async Task Run_WhenTheJobIsGoneAtTheEnd_OnlyLeavesTheQueue()
    {
        _scene.Work = (_, _) =>
        {
            _scene.Stored = null;
            return Task.FromResult(LocalJobResult.Done);
        };

        await _scene.RunAsync();

        Assert.That(_scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
        Assert.That(_scene.Job.Status, Is.EqualTo(JobStatus.Processing));
    }

    [TestCase(StopReason.Cancelled, JobStatus.Cancelled, null)]
    [TestCase(StopReason.TimedOut, JobStatus.Failed, FailureCode.TimedOut)]
    [TestCase(StopReason.ShuttingDown, JobStatus.Pending, null)]
    public async Task Run_WhenStopped_EndsAsTheReasonSays(StopReason reason, JobStatus status, FailureCode? code)
    {
        StopAtWork(reason);

        await _scene.RunAsync();

        Assert.That((_scene.Job.Status, _scene.Job.Failure?.Code), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task Run_WhenTheWorkerGoesDown_TheNextOneBeginsAtOnceAndTheAttemptDoesNotCount()
    {
        StopAtWork(StopReason.ShuttingDown);

        await _scene.RunAsync();
        _scene.Job.Begin(Moments.At(20));

        Assert.That(_scene.LeaseActions, Is.EqualTo([LeaseAction.ReleaseFor(TimeSpan.Zero)]));
        Assert.That(_scene.Job.AttemptCount, Is.EqualTo(1));
    }

    [Test]
    public void Run_WhenTheLeaseIsLost_WritesNothing()
    {
        StopAtWork(StopReason.LeaseLost);

        Assert.ThrowsAsync<LeaseLostException>(_scene.RunAsync);
        Assert.That(_scene.LeaseActions, Is.Empty);
    }

    [Test]
    public async Task Progress_IsWrittenUnderTheLease()
    {
        var seen = 0;
        _scene.Work = async (context, token) =>
        {
            await context.ProgressAsync(40, token);
            seen = _scene.Job.Progress;
            return LocalJobResult.Done;
        };

        await _scene.RunAsync();

        Assert.That(seen, Is.EqualTo(40));
        Assert.That(_scene.LeaseActions, Is.EqualTo([LeaseAction.Renew, LeaseAction.Complete]));
    }

    [Test]
    public async Task StartChildren_WhenTakenOver_PutsThemInTheQueueOnce()
    {
        var made = 0;
        _scene.Parts(2, 0, 0);
        _scene.Work = async (context, token) =>
        {
            await context.StartChildrenAsync(Make, token);
            await context.StartChildrenAsync(Make, token);
            return LocalJobResult.AwaitChildren;
        };

        await _scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(made, Is.EqualTo(1));
            _scene.Host.Jobs.Verify(jobs => jobs.Add(It.IsAny<Job>()), Times.Exactly(2));
            _scene.Host.Queue.Verify(
                queue => queue.EnqueueMany(It.Is<IReadOnlyCollection<Job>>(parts => parts.Count == 2)),
                Times.Once
            );
            Assert.That(_scene.LeaseActions.Last(), Is.EqualTo(LeaseAction.ReleaseFor(TimeSpan.FromSeconds(10))));
            Assert.That(_scene.Job.Status, Is.EqualTo(JobStatus.Processing));
        }

        IReadOnlyList<Job> Make()
        {
            made++;
            return [LocalScene.New(), LocalScene.New()];
        }
    }

    [TestCase(4, 4, 0, JobStatus.Completed)]
    [TestCase(4, 1, 3, JobStatus.Completed)]
    [TestCase(4, 0, 4, JobStatus.Failed)]
    [TestCase(0, 0, 0, JobStatus.Completed)]
    [TestCase(4, 1, 2, JobStatus.Processing)]
    public async Task Run_WhenItWaitsForItsParts_EndsWithThem(int total, int completed, int failed, JobStatus status)
    {
        _scene.Job.AwaitChildren(new ChildCounts(total, 0, 0), Moments.At(2));
        _scene.Parts(total, completed, failed);

        await _scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_scene.Runs, Is.Zero, "the work itself is done");
            Assert.That(_scene.Job.Status, Is.EqualTo(status));
            Assert.That(
                _scene.Job.Failure?.Message,
                Is.EqualTo(status == JobStatus.Failed ? JobMessages.AllPartsFailed : null)
            );
        }
    }

    [Test]
    public async Task Claim_WhenItIsNew_BeginsIt()
    {
        using var scene = new LocalScene(begun: false);

        var claimed = await ClaimAsync(scene);

        Assert.That((claimed.State, scene.Job.Status), Is.EqualTo((ClaimState.Fresh, JobStatus.Processing)));
    }

    [Test]
    public async Task Claim_WhenWorkersVanishedWithItTooOften_EndsIt()
    {
        _scene.Job.Begin(Moments.At(2));
        _scene.Job.Begin(Moments.At(3));

        var claimed = await ClaimAsync(_scene);

        Assert.That(claimed.State, Is.EqualTo(ClaimState.Takeover));
        MustFail(FailureCode.WorkFailed, JobMessages.InterruptedTooOften);
    }

    private static async Task<ClaimedJob> ClaimAsync(LocalScene scene)
    {
        scene
            .Host.Queue.Setup(queue =>
                queue.ClaimAsync(
                    LocalJob.LocalQueue,
                    It.IsAny<IReadOnlyCollection<JobKind>>(),
                    4,
                    It.IsAny<OrganizationPlaces>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync([scene.Lease]);
        scene
            .Host.Jobs.Setup(jobs =>
                jobs.LoadClaimedAsync(It.IsAny<IReadOnlyCollection<JobId>>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync([scene.Job]);
        return (await scene.Host.SendAsync(new ClaimJobs(LocalJob.LocalQueue, 4))).Value.Single();
    }

    private void StopAtWork(StopReason reason) =>
        _scene.Work = (_, stopping) =>
        {
            if (reason == StopReason.Cancelled)
                _scene.Job.RequestCancellation(_scene.Host.Clock.Now);
            _scene.Control.Stop(reason);
            stopping.ThrowIfCancellationRequested();
            return Task.FromResult(LocalJobResult.Done);
        };

    private void MustFail(FailureCode code, string message)
    {
        Assert.That((_scene.Job.Status, _scene.Job.Failure?.Code), Is.EqualTo((JobStatus.Failed, (FailureCode?)code)));
        Assert.That(_scene.Job.Failure?.Message, Is.EqualTo(message));
    }
}
