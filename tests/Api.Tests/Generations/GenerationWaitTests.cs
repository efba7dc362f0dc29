using ImageGenerator.Api.Generations;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>The answer is due at the end of the time, whatever the reading of it takes.</summary>
internal sealed class GenerationWaitTests
{
    private static readonly TimeSpan _asked = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _hung = TimeSpan.FromSeconds(20);
    private static readonly GenerationView _created = new() { Id = Guid.NewGuid(), Status = JobStatus.Pending };

    private FakeTimeProvider _clock = null!;
    private Mock<IJobWatcher> _watcher = null!;
    private Mock<IMediator> _mediator = null!;
    private CancellationTokenSource _stopping = null!;
    private ServiceProvider _services = null!;
    private JobWait _wait = null!;

    [SetUp]
    public void Begin()
    {
        _clock = new FakeTimeProvider();
        _watcher = new Mock<IJobWatcher>();
        _mediator = new Mock<IMediator>();
        _stopping = new CancellationTokenSource();
        _services = new ServiceCollection()
            .AddScoped<ActorScope>()
            .AddScoped(_ => _mediator.Object)
            .BuildServiceProvider();
        var actor = new Actor
        {
            OrganizationId = OrganizationId.New(),
            UserId = UserId.New(),
            Role = Role.Member,
        };
        var lifetime = Mock.Of<IHostApplicationLifetime>(mock => mock.ApplicationStopping == _stopping.Token);
        _wait = new JobWait(
            _watcher.Object,
            actor,
            _services.GetRequiredService<IServiceScopeFactory>(),
            lifetime,
            _clock
        );
    }

    [TearDown]
    public void End()
    {
        _stopping.Dispose();
        _services.Dispose();
    }

    [Test]
    public async Task UntilFinished_WhenItHasFinished_AnswersWithWhatWasMade()
    {
        var finished = _created with { Status = JobStatus.Completed };
        Watching(async token => await Task.FromResult(true));
        Reading(_ => Task.FromResult(Result<GenerationView>.Ok(finished)));

        var answered = await _wait.UntilFinishedAsync(_created, _wait.EndOf(_asked), CancellationToken.None);

        Assert.That(answered, Is.SameAs(finished));
    }

    [Test]
    public async Task UntilFinished_WhenTheReadTakesTooLong_AnswersAtTheEndWithWhatIsKnown()
    {
        Watching(_ => Task.FromResult(false));
        Reading(token =>
            Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None)
                .ContinueWith(_ => Result<GenerationView>.Ok(_created), TaskScheduler.Default)
        );

        var waiting = _wait.UntilFinishedAsync(_created, _wait.EndOf(_asked), CancellationToken.None);
        _clock.Advance(_asked - TimeSpan.FromMilliseconds(1));
        var early = waiting.IsCompleted;
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(early, Is.False);
        Assert.That(await waiting.WaitAsync(_hung), Is.SameAs(_created));
    }

    [Test]
    public async Task UntilFinished_WhenTimeHasPassedBefore_WaitsOnlyForTheRest()
    {
        TimeSpan? given = null;
        _watcher
            .Setup(watcher =>
                watcher.WaitUntilFinishedAsync(It.IsAny<JobId>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>())
            )
            .Callback((JobId _, TimeSpan atMost, CancellationToken _) => given = atMost)
            .ReturnsAsync(false);
        Reading(_ => Task.FromResult(Result<GenerationView>.Ok(_created)));
        var end = _wait.EndOf(_asked);

        _clock.Advance(TimeSpan.FromSeconds(2));
        await _wait.UntilFinishedAsync(_created, end, CancellationToken.None);

        Assert.That(given, Is.GreaterThan(TimeSpan.FromSeconds(2)).And.LessThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public async Task UntilFinished_WhenTheDatabaseIsAway_AnswersWithWhatIsKnown()
    {
        Watching(_ => Task.FromResult(false));
        Reading(_ =>
            Task.FromException<Result<GenerationView>>(
                new InvalidOperationException("read", new Npgsql.NpgsqlException("away"))
            )
        );

        Assert.That(
            await _wait.UntilFinishedAsync(_created, _wait.EndOf(_asked), CancellationToken.None),
            Is.SameAs(_created)
        );
    }

    [Test]
    public async Task UntilFinished_WhenTheProcessIsAboutToStop_AnswersAtOnce()
    {
        Watching(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return true;
        });
        Reading(_ => Task.FromResult(Result<GenerationView>.Ok(_created)));

        var waiting = _wait.UntilFinishedAsync(_created, _wait.EndOf(_asked), CancellationToken.None);
        await _stopping.CancelAsync();

        Assert.That((await waiting.WaitAsync(_hung)).Status, Is.EqualTo(JobStatus.Pending));
    }

    [Test]
    public void UntilFinished_WhenTheCallerLeaves_IsCancelled()
    {
        using var leaving = new CancellationTokenSource();
        Watching(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return true;
        });

        var waiting = _wait.UntilFinishedAsync(_created, _wait.EndOf(_asked), leaving.Token);
        leaving.Cancel();

        Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => waiting.WaitAsync(_hung));
    }

    private void Watching(Func<CancellationToken, Task<bool>> watch) =>
        _watcher
            .Setup(watcher =>
                watcher.WaitUntilFinishedAsync(
                    new JobId(_created.Id),
                    It.IsAny<TimeSpan>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns((JobId _, TimeSpan _, CancellationToken token) => watch(token));

    private void Reading(Func<CancellationToken, Task<Result<GenerationView>>> read) =>
        _mediator
            .Setup(mediator => mediator.Send(It.IsAny<GetGeneration>(), It.IsAny<CancellationToken>()))
            .Returns((IRequest<Result<GenerationView>> _, CancellationToken token) => read(token));
}
