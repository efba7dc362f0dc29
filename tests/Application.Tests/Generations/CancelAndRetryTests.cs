using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Usage;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

[TestFixture]
internal sealed class CancelAndRetryTests
{
    private readonly List<UsageRecord> _ledger = [];
    private readonly List<string> _steps = [];
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _ledger.Clear();
        _steps.Clear();
        _host = new TestHost();
        _host
            .Ledger.Setup(ledger => ledger.Append(It.IsAny<IEnumerable<UsageRecord>>()))
            .Callback<IEnumerable<UsageRecord>>(_ledger.AddRange);
        _host
            .Queue.Setup(queue => queue.RemoveAsync(It.IsAny<JobId>(), It.IsAny<CancellationToken>()))
            .Callback(() => _steps.Add("removed"))
            .Returns(Task.CompletedTask);
        _host.Queue.Setup(queue => queue.AnnounceCancellation(It.IsAny<Job>())).Callback(() => _steps.Add("announced"));
        _host.Queue.Setup(queue => queue.Enqueue(It.IsAny<Job>())).Callback(() => _steps.Add("enqueued"));
        _host
            .UnitOfWork.Setup(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .Callback(() => _steps.Add("saved"))
            .Returns(Task.CompletedTask);
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Cancel_WhenPending_TakesItOutOfTheLineAndSettlesIt()
    {
        var job = Known(new GenerationBuilder().Build());

        var cancelled = await _host.SendAsync(new CancelGeneration(job.Id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled.Value.Id, Is.EqualTo(job.Id.Value));
            Assert.That(job.Status, Is.EqualTo(JobStatus.Cancelled));
            Assert.That(_steps, Is.EqualTo(["removed", "saved"]), "the line is locked before the job");
            Assert.That(
                _ledger.Single(),
                Has.Property("ActualCost")
                    .EqualTo(Money.Zero)
                    .And.Property("Outputs")
                    .Zero.And.Property("Succeeded")
                    .False
            );
        }
    }

    [Test]
    public async Task Cancel_WhenProcessing_TellsItsWorker()
    {
        var job = Known(new GenerationBuilder().Processing().Build());

        var cancelled = await _host.SendAsync(new CancelGeneration(job.Id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled.Succeeded, Is.True);
            Assert.That(job.Status, Is.EqualTo(JobStatus.Processing));
            Assert.That(job.IsCancelRequested, Is.True);
            Assert.That(_steps, Is.EqualTo(["announced", "saved"]));
            Assert.That(_ledger, Is.Empty, "the worker settles it");
        }
    }

    [Test]
    public async Task Cancel_WhenFinished_IsRefusedAndSavesNothing()
    {
        var job = Known(new GenerationBuilder().Completed().Build());

        var refused = await _host.SendAsync(new CancelGeneration(job.Id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("generation.already_finished"));
            Assert.That(_steps, Is.Empty);
        }
    }

    [Test]
    public async Task Retry_WhenFailed_PutsItBackIntoTheLine()
    {
        var job = Known(new GenerationBuilder().Failed(FailureCode.OutcomeUnknown).Build());

        var retried = await _host.SendAsync(new RetryGeneration(job.Id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(retried.Value.Id, Is.EqualTo(job.Id.Value));
            Assert.That(job.Status, Is.EqualTo(JobStatus.Pending));
            Assert.That(_steps, Is.EqualTo(["saved", "enqueued", "saved"]));
        }
    }

    [Test]
    public async Task Retry_WhenItsWorkerHasNotLeftTheLineYet_IsRefusedAsAConflict()
    {
        var job = Known(new GenerationBuilder().Failed(FailureCode.OutcomeUnknown).Build());
        _host
            .UnitOfWork.Setup(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new DuplicateKeyException("pk_job_queue", new InvalidOperationException()));

        var refused = await _host.SendAsync(new RetryGeneration(job.Id.Value));

        Assert.That(refused.Error?.Code, Is.EqualTo("generation.not_retryable"));
    }

    [Test]
    public async Task Retry_WhenItIsNotOver_IsRefusedAndSavesNothing()
    {
        var job = Known(new GenerationBuilder().Processing().Build());

        var refused = await _host.SendAsync(new RetryGeneration(job.Id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("generation.not_retryable"));
            Assert.That(refused.Error?.Kind, Is.EqualTo(ErrorKind.Conflict));
            Assert.That(_steps, Is.Empty);
        }
    }

    [Test]
    public async Task Both_WhenThereIsNone_SaySo()
    {
        var cancelled = await _host.SendAsync(new CancelGeneration(Guid.CreateVersion7()));
        var retried = await _host.SendAsync(new RetryGeneration(Guid.CreateVersion7()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled.Error?.Code, Is.EqualTo("generation.not_found"));
            Assert.That(retried.Error?.Code, Is.EqualTo("generation.not_found"));
        }
    }

    private Generation Known(Generation job)
    {
        _host.Jobs.Setup(jobs => jobs.FindAsync(job.Id, It.IsAny<CancellationToken>())).ReturnsAsync(job);
        _host
            .Reader.Setup(reader => reader.FindAsync(job.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new GenerationView { Id = job.Id.Value });
        return job;
    }
}
