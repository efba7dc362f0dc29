using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Jobs;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>
/// A worker waits for its provider, and somebody notifies. Whoever is not woken waits longer than any test.
/// </summary>
internal sealed class PollDelayTests
{
    private static readonly TimeSpan _long = TimeSpan.FromHours(1);

    private Installation _installation = null!;
    private Member _member = null!;

    private IPollDelay Delay => _installation.Get<IPollDelay>();

    private IPollTrigger Waker => _installation.Get<IPollTrigger>();

    [SetUp]
    public async Task StartInstallation()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
    }

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task Wait_WhenWokenBefore_ReturnsAtOnceAndOnlyOnce(CancellationToken cancellationToken)
    {
        var job = await AcceptedAsync("p1");
        await Waker.RequestPollAsync("replicate", "p1", cancellationToken);
        Assert.That(await IsWokenAsync(job), Is.True);

        await Delay.WaitAsync(job, _long, cancellationToken);

        Assert.That(await IsWokenAsync(job), Is.False, "the next wait is a wait again");
    }

    [Test, CancelAfter(30_000)]
    public async Task Wait_TakesNoPlaceOfTheWorkers(CancellationToken cancellationToken)
    {
        var job = await AcceptedAsync("p1");
        var running = _installation.Get<RunningJobs>();
        var lease = new JobLease(job, Domain.Generations.Generation.JobKind, _member.OrganizationId, "replicate", 1);
        running.Add(lease);
        var before = running.Busy;

        var waiting = Delay.WaitAsync(job, _long, cancellationToken);
        var meanwhile = (running.Busy, running.Count, running.Held.Count, HasRoom: running.Room.TryRead(out _));
        await Waker.RequestPollAsync("replicate", "p1", cancellationToken);
        await waiting;

        Assert.That((before, meanwhile, running.Busy), Is.EqualTo((1, (0, 1, 0, true), 1)));
    }

    [Test, CancelAfter(30_000)]
    public async Task Wait_WhenWokenMeanwhile_Returns(CancellationToken cancellationToken)
    {
        var (job, other) = (await AcceptedAsync("p1"), await AcceptedAsync("p2"));
        var (waiting, othersWaiting) = (
            Delay.WaitAsync(job, _long, cancellationToken),
            Delay.WaitAsync(other, _long, cancellationToken)
        );

        await Waker.RequestPollAsync("replicate", "p2", cancellationToken);
        await othersWaiting;
        Assert.That(waiting.IsCompleted, Is.False, "it was the other's notification");

        await Waker.RequestPollAsync("replicate", "p1", cancellationToken);
        await waiting;
    }

    [Test, CancelAfter(30_000)]
    public async Task Wait_WhenWokenByAnotherProcess_Returns(CancellationToken cancellationToken)
    {
        var job = await AcceptedAsync("p1");
        using var here = new PostgresNotifier(_installation.Database, NullLogger<PostgresNotifier>.Instance);
        using var there = new PostgresNotifier(_installation.Database, NullLogger<PostgresNotifier>.Instance);
        await here.StartAsync(cancellationToken);
        await there.StartAsync(cancellationToken);
        var waiting = new PollDelay(_installation.Database, here, new RunningJobs(), TimeProvider.System).WaitAsync(
            job,
            _long,
            cancellationToken
        );

        await new PollTrigger(_installation.Database, there).RequestPollAsync("replicate", "p1", cancellationToken);

        await waiting;
        await here.StopAsync(cancellationToken);
        await there.StopAsync(cancellationToken);
    }

    [Test, CancelAfter(30_000)]
    public async Task Wait_WhenNobodyWakes_ReturnsWhenTheTimeIsUp(CancellationToken cancellationToken) =>
        await Delay.WaitAsync(await AcceptedAsync("p1"), TimeSpan.FromMilliseconds(1), cancellationToken);

    [Test]
    public async Task Wait_WhenTheWorkIsToStop_GivesUp()
    {
        using var stop = new CancellationTokenSource();
        var waiting = Delay.WaitAsync(await AcceptedAsync("p1"), _long, stop.Token);

        await stop.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => waiting);
    }

    [TestCase("replicate", "p2")]
    [TestCase("bfl", "p1")]
    public async Task Wake_WhenNobodyHasThatJob_ChangesNothing(string provider, string id)
    {
        var job = await AcceptedAsync("p1");

        await Waker.RequestPollAsync(provider, id, CancellationToken.None);

        Assert.That(await IsWokenAsync(job), Is.False);
    }

    [Test]
    public async Task Wake_WhenTheAttemptHasEnded_ChangesNothing()
    {
        var job = await AcceptedAsync("p1");
        await _installation.ExecuteAsync("UPDATE provider_attempts SET outcome = 'Completed'");

        await Waker.RequestPollAsync("replicate", "p1", CancellationToken.None);

        Assert.That(await IsWokenAsync(job), Is.False);
    }

    private async Task<JobId> AcceptedAsync(string providerJobId)
    {
        var job = await _installation.EnqueueAsync(_member);
        await _installation.ExecuteAsync(
            $"""
            INSERT INTO provider_attempts (job_id, number, provider, model, started_at, provider_job_id)
            VALUES ('{job.Id}', 1, 'replicate', 'replicate/flux-dev', now(), '{providerJobId}')
            """
        );
        return job.Id;
    }

    private Task<bool> IsWokenAsync(JobId job) =>
        _installation.ScalarAsync<bool>(
            $"SELECT poll_requested_at IS NOT NULL FROM provider_attempts WHERE job_id = '{job}'"
        );
}
