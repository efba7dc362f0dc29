using ImageGenerator.Application.Events;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Events;

/// <summary>A wait ends when its clock says so. Real time only ends tests that would hang.</summary>
internal sealed class JobWatcherTests
{
    private const int ManyEvents = 5_000;

    private static readonly TimeSpan _wait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _hung = TimeSpan.FromSeconds(20);

    private ManualTime _clock = null!;
    private Installation _installation = null!;
    private Member _member = null!;
    private Generation _generation = null!;
    private AsyncServiceScope _scope;

    private IJobWatcher Watcher => _scope.ServiceProvider.GetRequiredService<IJobWatcher>();

    private JobId Job => _generation.Id;

    [SetUp]
    public async Task StartInstallation()
    {
        _clock = new ManualTime().StartingAt(DateTimeOffset.UtcNow);
        _installation = await Installation.StartAsync(_clock);
        _member = await _installation.AddMemberAsync();
        _generation = await _installation.EnqueueAsync(_member);
        _scope = _installation.OpenScope(_member);
        await _installation.Get<EventHub>().StartAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopInstallation()
    {
        await _installation.Get<EventHub>().StopAsync(CancellationToken.None);
        await _scope.DisposeAsync();
        await _installation.DisposeAsync();
    }

    [Test]
    public async Task Wait_WhenTheOrganizationIsBusy_EndsWhenTheClockReachesIt()
    {
        await using var stream = await OpenStreamAsync();
        using var enough = new CancellationTokenSource();
        var waiting = Watcher.WaitUntilFinishedAsync(Job, _wait, CancellationToken.None);
        var traffic = SendForeignEventsAsync(enough.Token);
        await HearAsync(stream, ManyEvents);

        _clock.Advance(_wait - TimeSpan.FromMilliseconds(1));
        var early = waiting.IsCompleted;
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var finished = await waiting.WaitAsync(_hung);
        await enough.CancelAsync();
        await traffic;

        Assert.That(early, Is.False);
        Assert.That(finished, Is.False);
        Assert.That(_installation.Get<JobListeners>().IsEmpty, "nobody is left listening");
    }

    [Test]
    public async Task Wait_WhenTheOrganizationIsBusy_LooksAsOftenAsInAQuietOne()
    {
        await using var stream = await OpenStreamAsync();
        using var statements = new StatementCounter(_installation.Database, "FROM jobs");
        var waiting = Watcher.WaitUntilFinishedAsync(Job, _wait, CancellationToken.None);
        await ForeignEventsAsync(ManyEvents);
        await HearAsync(stream, ManyEvents);

        for (var second = 0; second < _wait.TotalSeconds; second++)
            _clock.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(_hung);

        Assert.That(statements.Count, Is.InRange(1, 1 + (_wait.TotalSeconds / 2)));
    }

    [Test]
    public async Task Wait_WhileTheDatabaseDoesNotAnswer_EndsWhenTheClockReachesIt()
    {
        await using var blocker = await _installation.Database.OpenConnectionAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using (var block = blocker.CreateCommand())
        {
            block.CommandText = "LOCK TABLE jobs IN ACCESS EXCLUSIVE MODE";
            await block.ExecuteNonQueryAsync();
        }

        var waiting = Watcher.WaitUntilFinishedAsync(Job, _wait, CancellationToken.None);
        _clock.Advance(_wait);

        Assert.That(await waiting.WaitAsync(_hung), Is.False);
    }

    [Test]
    public async Task Wait_WhenTheJobFinishes_EndsWithoutTheClock()
    {
        var waiting = Watcher.WaitUntilFinishedAsync(Job, _wait, CancellationToken.None);
        var too = _scope
            .ServiceProvider.GetRequiredService<IJobWatcher>()
            .WaitUntilFinishedAsync(Job, _wait, CancellationToken.None);

        await FinishAsync();

        Assert.That(await waiting.WaitAsync(_hung), Is.True);
        Assert.That(await too.WaitAsync(_hung), Is.True);
    }

    [Test]
    public async Task Wait_WhenAnEventIsLost_LooksAfterAWhile()
    {
        await using var updates = Watcher
            .WatchAsync(Job, TimeSpan.FromDays(1), CancellationToken.None)
            .GetAsyncEnumerator();
        await AdvanceUntilAsync(updates.MoveNextAsync().AsTask());
        var before = updates.Current;
        await _installation.ExecuteAsync($"UPDATE jobs SET status = 'Completed' WHERE id = '{Job}'");

        do
        {
            await AdvanceUntilAsync(updates.MoveNextAsync().AsTask());
        } while (updates.Current is JobUpdate.NoChange);

        Assert.That(before, Is.InstanceOf<JobUpdate.NoChange>());
        Assert.That(updates.Current, Is.InstanceOf<JobUpdate.Finished>());
    }

    [Test]
    public async Task Job_OfAnotherOrganization_IsNeverSaidToBeFinished()
    {
        var other = await _installation.AddMemberAsync("Other");
        await _installation.ExecuteAsync($"UPDATE jobs SET status = 'Completed' WHERE id = '{Job}'");
        var states = _installation.Get<JobStateReader>();

        var mine = await states.IsFinishedAsync(_member.OrganizationId, Job, CancellationToken.None);
        var theirs = await states.IsFinishedAsync(other.OrganizationId, Job, CancellationToken.None);

        Assert.That((mine, theirs), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Listener_OfAnotherOrganization_HearsNothing()
    {
        var listeners = new JobListeners();
        using var mine = listeners.Add(Updated.OrganizationId, Job);
        using var theirs = listeners.Add(OrganizationId.New(), Job);

        listeners.Tell(Updated with { Partials = [new PartialImageVersion(0, 1)] });

        Assert.That(await mine.WaitAsync(CancellationToken.None), Is.True);
        Assert.That(theirs.TakePartials(), Is.Null);
        Assert.That(await theirs.WaitAsync(new CancellationToken(canceled: true)), Is.False);
    }

    [Test]
    public async Task Watch_WhenImagesAreShown_TellsTheLatest()
    {
        await ReadsEventsAsync();
        await using var updates = Watcher.WatchAsync(Job, _wait, CancellationToken.None).GetAsyncEnumerator();
        var next = updates.MoveNextAsync().AsTask();
        await _installation.ExecuteAsync(InsertOf(Updated with { Partials = [new PartialImageVersion(0, 3)] }));
        _installation.Get<INotifier>().Notify(NotificationChannel.Events);

        Assert.That(await next.WaitAsync(_hung), Is.True);
        Assert.That(
            ((JobUpdate.PartialImages)updates.Current).Partials,
            Is.EqualTo(new[] { new PartialImageVersion(0, 3) })
        );
    }

    [Test]
    public async Task Wait_WhenTheCallerLeaves_IsCancelled()
    {
        using var leaving = new CancellationTokenSource();
        var waiting = Watcher.WaitUntilFinishedAsync(Job, _wait, leaving.Token);

        await leaving.CancelAsync();

        Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => waiting.WaitAsync(_hung));
    }

    private GenerationUpdated Updated => new(_generation, DateTimeOffset.UtcNow);

    private async Task AdvanceUntilAsync(Task<bool> next)
    {
        using var hung = new CancellationTokenSource(_hung);
        while (!next.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(5), hung.Token));
            hung.Token.ThrowIfCancellationRequested();
        }

        Assert.That(await next, Is.True);
    }

    private static string InsertOf(GenerationUpdated happened) =>
        $"""
            INSERT INTO outbox (organization_id, name, version, subject_id, data, occurred_at)
            VALUES ('{happened.OrganizationId}', 'generation.updated', 1, '{happened.JobId}', '{EventJson.Write(
                happened
            )}', now())
            """;

    [Test]
    public async Task Wait_WhenItFinishesBeforeTheEventsAreRead_EndsWithoutTheClock()
    {
        var hub = _installation.Get<EventHub>();
        await hub.StopAsync(CancellationToken.None);
        using var statements = new StatementCounter(_installation.Database, "FROM jobs");
        var waiting = Watcher.WaitUntilFinishedAsync(Job, _wait, CancellationToken.None);
        while (statements.Count == 0)
            await Task.Yield();
        await FinishAsync();

        await hub.StartAsync(CancellationToken.None);

        Assert.That(await waiting.WaitAsync(_hung), Is.True);
    }

    private async Task FinishAsync()
    {
        await _installation.ExecuteAsync(
            $"""
            UPDATE jobs SET status = 'Completed' WHERE id = '{Job}';
            {InsertOf(Updated with { Status = JobStatus.Completed })}
            """
        );
        _installation.Get<INotifier>().Notify(NotificationChannel.Events);
    }

    private async Task SendForeignEventsAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
            await ForeignEventsAsync(ManyEvents / 50);
    }

    /// <summary>Events of other generations in the same organization.</summary>
    private async Task ForeignEventsAsync(int count)
    {
        await _installation.ExecuteAsync(
            $$"""
            INSERT INTO outbox (organization_id, name, version, subject_id, data, occurred_at)
            SELECT '{{_member.OrganizationId}}', 'generation.updated', 1, job,
                jsonb_set('{{EventJson.Write(Updated)}}', '{jobId}', to_jsonb(job::text)), now()
            FROM (SELECT gen_random_uuid() AS job FROM generate_series(1, {{count}})) AS others
            """
        );
        _installation.Get<INotifier>().Notify(NotificationChannel.Events);
    }

    private async Task<IEventSubscription> OpenStreamAsync() =>
        (
            await _installation
                .Get<EventHub>()
                .OpenAsync(_member.OrganizationId, _member.UserId, EventFilter.Everything, null, CancellationToken.None)
        ).Value;

    /// <summary>The hub has found its place in the outbox: what is told from now on is heard.</summary>
    private async Task ReadsEventsAsync()
    {
        await using var stream = await OpenStreamAsync();
        await ForeignEventsAsync(1);
        await HearAsync(stream, 1);
    }

    /// <summary>Reads the organization's events until so many have been handed out here.</summary>
    private static async Task HearAsync(IEventSubscription stream, int count)
    {
        using var hung = new CancellationTokenSource(_hung);
        for (var heard = 0; heard < count; )
            heard += (await stream.NextAsync(TimeSpan.FromSeconds(1), hung.Token)).Count;
    }
}
