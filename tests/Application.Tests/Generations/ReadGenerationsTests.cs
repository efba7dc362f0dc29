using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

[TestFixture]
internal sealed class ReadGenerationsTests
{
    private readonly JobId _id = JobId.New();
    private TestHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new TestHost();

    [TearDown]
    public void TearDown() => _host.Dispose();

    [TestCase(JobStatus.Pending, 3)]
    [TestCase(JobStatus.Processing, null)]
    [TestCase(JobStatus.Completed, null)]
    public async Task Get_SaysThePlaceInTheLineOnlyWhileItWaits(JobStatus status, int? position)
    {
        Found(new GenerationView { Id = _id.Value, Status = status });
        _host.Queue.Setup(queue => queue.PositionAsync(_id, It.IsAny<CancellationToken>())).ReturnsAsync(3);

        var generation = await _host.SendAsync(new GetGeneration(_id.Value));

        Assert.That(
            generation.Value,
            Has.Property("Id").EqualTo(_id.Value).And.Property("QueuePosition").EqualTo(position)
        );
    }

    [Test]
    public async Task Get_WhenThereIsNone_SaysSo()
    {
        var missing = await _host.SendAsync(new GetGeneration(_id.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(missing.Error?.Code, Is.EqualTo("generation.not_found"));
            Assert.That(missing.Error?.Kind, Is.EqualTo(ErrorKind.NotFound));
        }
    }

    [TestCase(1)]
    [TestCase(100)]
    public async Task List_HandsFilterCursorAndLimitOn(int limit)
    {
        var filter = new GenerationFilter
        {
            Status = JobStatus.Failed,
            Search = "fox",
            From = Moments.Start,
            To = Moments.Start,
        };
        var cursor = new Cursor(Moments.At(3), Guid.CreateVersion7());
        var page = new Page<GenerationView>([new GenerationView()], "next");
        _host
            .Reader.Setup(reader => reader.ListAsync(filter, cursor, limit, It.IsAny<CancellationToken>()))
            .ReturnsAsync(page);

        var listed = await _host.SendAsync(new ListGenerations(filter, cursor.ToString(), limit));

        Assert.That(listed.Value, Is.SameAs(page));
    }

    [Test]
    public async Task List_WhenTheCursorIsGarbage_IsRefused()
    {
        var refused = await _host.SendAsync(new ListGenerations(new GenerationFilter(), "garbage", 50));

        Assert.That(refused.Error?.Code, Is.EqualTo("cursor.invalid"));
    }

    [TestCase(JobStatus.Pending, false)]
    [TestCase(JobStatus.Processing, false)]
    [TestCase(JobStatus.Completed, true)]
    [TestCase(JobStatus.Failed, true)]
    [TestCase(JobStatus.Cancelled, true)]
    public void IsFinished_FollowsFromTheStatus(JobStatus status, bool finished)
    {
        Assert.That(new GenerationView { Status = status }.IsFinished, Is.EqualTo(finished));
    }

    private void Found(GenerationView view) =>
        _host.Reader.Setup(reader => reader.FindAsync(_id, It.IsAny<CancellationToken>())).ReturnsAsync(view);

    [Test]
    public async Task Get_WhenTheModelIsSlow_SaysSoAndHowMuchLonger()
    {
        var id = Guid.CreateVersion7();
        _host.Models.Setup(models => models.All).Returns([TestModels.Able with { TypicalSeconds = 120 }]);
        _host
            .Reader.Setup(reader => reader.FindAsync(new JobId(id), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new GenerationView
                {
                    Id = id,
                    Status = JobStatus.Processing,
                    Model = TestModels.Able.Id,
                    Attempts = [new AttemptView { Number = 1, StartedAt = _host.Clock.Now }],
                }
            );

        var read = (await _host.SendAsync(new GetGeneration(id))).Value;

        Assert.That(
            (read.EstimatedSecondsRemaining, read.DurationNotice),
            Is.EqualTo(((int?)120, "This model usually takes about 2 minutes."))
        );
    }
}
