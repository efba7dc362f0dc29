using System.Diagnostics.Metrics;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Events.Consumers;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Events;

/// <summary>
/// A consumer's writes and its place are one: nothing is lost and nothing is written twice, whatever dies on the way.
/// </summary>
internal sealed class EventConsumerTests
{
    private const string Name = "notes";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private ManualTime _clock = null!;
    private Script _script = null!;
    private Installation _installation = null!;
    private Member _member = null!;

    private ConsumerRunner Runner => _installation.Get<ConsumerRunner>();

    [SetUp]
    public async Task StartInstallation()
    {
        _clock = new ManualTime().StartingAt(DateTimeOffset.UtcNow);
        _script = new Script();
        _installation = await Installation.StartAsync(
            services =>
            {
                services.AddEventConsumers();
                services.AddSingleton(_script);
                services.AddScoped<IEventConsumer, Notes>();
            },
            _clock
        );
        await _installation.ExecuteAsync(
            "CREATE TABLE notes (number bigint GENERATED ALWAYS AS IDENTITY, job uuid NOT NULL)"
        );
        _member = await _installation.AddMemberAsync();
    }

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Run_HandlesWhatComesAfterItsFirstStart_InOrderAndOnce()
    {
        await _installation.EnqueueAsync(_member);
        await RunAsync();
        var first = await _installation.EnqueueAsync(_member);
        var second = await _installation.EnqueueAsync(_member);

        await RunAsync();
        await RunAsync();

        Assert.That(await NotesAsync(), Is.EqualTo([first.Id, second.Id]));
    }

    [Test]
    public async Task Run_PassesOverWhatIsNotWantedOrCannotBeRead()
    {
        await RunAsync();
        await _installation.ExecuteAsync(
            $"INSERT INTO outbox (organization_id, name, version, data, occurred_at) VALUES ('{_member.OrganizationId}', 'unknown', 1, '{{}}', now())"
        );
        await _installation.AddAssetAsync(_member, "a boat");
        var wanted = await _installation.EnqueueAsync(_member);

        await RunAsync();

        Assert.That((await NotesAsync())[^1], Is.EqualTo(wanted.Id));
        Assert.That(_script.Handled, Is.All.Matches<IDomainEvent>(happened => happened is JobUpdated));
    }

    [Test]
    public async Task Run_WorksForTheEventsOrganization()
    {
        await RunAsync();
        var stranger = await _installation.AddMemberAsync("Strangers");
        await _installation.EnqueueAsync(stranger);

        await RunAsync();

        Assert.That(_script.Tenants, Is.EqualTo([stranger.OrganizationId]));
    }

    [Test]
    public async Task Run_WhenItDiesBetweenHandlingAndCommit_LosesNothingAndWritesNothingTwice()
    {
        await RunAsync();
        var generation = await _installation.EnqueueAsync(_member);
        _script.AfterWriting = KillOnceAsync();

        Assert.That(async () => await RunAsync(), Throws.Exception, "the connection is gone");
        var afterTheFault = await NotesAsync();
        await RunAsync();

        Assert.That(afterTheFault, Is.Empty);
        Assert.That(await NotesAsync(), Is.EqualTo([generation.Id]));
        Assert.That(_script.Handled, Has.Count.EqualTo(2), "at least once");
        Assert.That(_script.EventIds.Distinct().Count(), Is.EqualTo(1), "and knows it again");
        Assert.That(
            await _installation.ScalarAsync<int>("SELECT failures FROM outbox_consumers"),
            Is.Zero,
            "an outage is nobody's fault"
        );
    }

    [Test]
    public async Task Run_WhenAnotherProcessHandledTheEventMeanwhile_TakesItsWritesBack()
    {
        await RunAsync();
        var generation = await _installation.EnqueueAsync(_member);
        _script.AfterWriting = async _ =>
        {
            _script.AfterWriting = null;
            await RunAsync();
        };

        Assert.That(async () => await RunAsync(), Throws.InstanceOf<ConsumerMovedException>());

        Assert.That(await NotesAsync(), Is.EqualTo([generation.Id]));
    }

    [Test]
    public async Task Run_WhenAnEventFails_TriesItLaterAndKeepsTheOrder()
    {
        await RunAsync();
        var first = await _installation.EnqueueAsync(_member);
        var second = await _installation.EnqueueAsync(_member);
        _script.AfterWriting = _ => throw new InvalidOperationException("Not today.");

        var look = await RunAsync();
        await RunAsync();
        var triedBeforeItWasDue = _script.Handled.Count;
        _script.AfterWriting = null;
        _clock.Advance(look.RetryAt!.Value - _clock.GetUtcNow());
        await RunAsync();

        Assert.That(triedBeforeItWasDue, Is.EqualTo(1));
        Assert.That(await NotesAsync(), Is.EqualTo([first.Id, second.Id]));
    }

    [Test]
    public async Task Run_WhenAnEventFailsEachTime_SetsItAsideAndGoesOn()
    {
        using var counted = new SetAsideCounter();
        await RunAsync();
        var poison = await _installation.EnqueueAsync(_member);
        var next = await _installation.EnqueueAsync(_member);
        _script.AfterWriting = happened =>
            ((JobUpdated)happened).JobId == poison.Id
                ? throw new InvalidOperationException("Never.")
                : Task.CompletedTask;
        List<TimeSpan> pauses = [];

        while (await RunAsync() is { RetryAt: { } due })
        {
            pauses.Add(due - _clock.GetUtcNow());
            _clock.Advance(pauses[^1]);
        }

        Assert.That(await NotesAsync(), Is.EqualTo([next.Id]));
        Assert.That(pauses, Has.Count.EqualTo(ConsumerRunner.MaxTries - 1).And.Ordered.And.Unique);
        Assert.That(counted.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Lock_IsHeldByOneProcess_AndFreeWhenItLetsGo()
    {
        var locks = _installation.Get<ConsumerLock>();

        await using (var held = await locks.TryTakeAsync(Name, CancellationToken.None))
        {
            Assert.That(held, Is.Not.Null);
            await using var other = await locks.TryTakeAsync("another", CancellationToken.None);
            Assert.That(other, Is.Not.Null);
            Assert.That(await locks.TryTakeAsync(Name, CancellationToken.None), Is.Null);
        }

        await using var again = await locks.TryTakeAsync(Name, CancellationToken.None);
        Assert.That(again, Is.Not.Null);
    }

    [Test]
    public async Task Service_RunsWhatIsRegistered_AndHearsTheBell()
    {
        var service = ActivatorUtilities.CreateInstance<EventConsumers>(_installation.Services);
        await service.StartAsync(CancellationToken.None);
        await UntilAsync(async () =>
            await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox_consumers") == 1
        );

        var generation = await _installation.EnqueueAsync(_member);

        await UntilAsync(async () => (await NotesAsync()).SequenceEqual([generation.Id]));
        await service.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task Sweep_KeepsWhatAConsumerHasNotRead_ButNotForADeadOne()
    {
        await RunAsync();
        await _installation.EnqueueAsync(_member);
        await _installation.ExecuteAsync("UPDATE outbox SET occurred_at = now() - interval '8 days'");
        var sweep = _installation.Get<OutboxSweep>();
        var now = _clock.GetUtcNow();

        var unread = await sweep.RunAsync(now, CancellationToken.None);
        await RunAsync();
        var read = await sweep.RunAsync(now, CancellationToken.None);
        await _installation.EnqueueAsync(_member);
        var ofADeadOne = await sweep.RunAsync(
            now + OutboxSweep.ConsumersKept + TimeSpan.FromMinutes(1),
            CancellationToken.None
        );

        Assert.That((unread, read, ofADeadOne), Is.EqualTo((0, 1, 1)));
        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox_consumers"), Is.Zero);
    }

    private Task<ConsumerLook> RunAsync() => Runner.RunOnceAsync(Name, CancellationToken.None);

    private async Task<IReadOnlyList<JobId>> NotesAsync()
    {
        var noted = new List<JobId>();
        await using var command = _installation.Database.CreateCommand("SELECT job FROM notes ORDER BY number");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            noted.Add(new JobId(reader.GetGuid(0)));
        return noted;
    }

    /// <summary>Ends the connection that the consumer has written on, as a process that dies does.</summary>
    private Func<IDomainEvent, Task> KillOnceAsync() =>
        async _ =>
        {
            _script.AfterWriting = null;
            await _installation.ExecuteAsync($"SELECT pg_terminate_backend({_script.Backend})");
        };

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var hung = new CancellationTokenSource(_patience);
        while (!await reached())
            await Task.Delay(20, hung.Token);
    }

    /// <summary>What happens in the consumer, and what it has seen.</summary>
    internal sealed class Script
    {
        public Func<IDomainEvent, Task>? AfterWriting { get; set; }

        public List<IDomainEvent> Handled { get; } = [];

        public List<string> EventIds { get; } = [];

        public List<OrganizationId?> Tenants { get; } = [];

        public int Backend { get; set; }
    }

    /// <summary>Notes every job that it hears of.</summary>
    internal sealed class Notes(AppDbContext database, ActorScope tenant, Script script) : IEventConsumer
    {
        public string Name => EventConsumerTests.Name;

        public bool Wants(IDomainEvent happened) => happened is JobUpdated;

        public async Task HandleAsync(string eventId, IDomainEvent happened, CancellationToken cancellationToken)
        {
            script.Handled.Add(happened);
            script.EventIds.Add(eventId);
            script.Tenants.Add(tenant.Tenant);
            await database.Database.ExecuteSqlAsync(
                $"INSERT INTO notes (job) VALUES ({((JobUpdated)happened).JobId.Value})",
                cancellationToken
            );
            script.Backend = ((NpgsqlConnection)database.Database.GetDbConnection()).ProcessID;
            if (script.AfterWriting is { } then)
                await then(happened);
        }
    }

    private sealed class SetAsideCounter : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        public SetAsideCounter()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "imagegenerator.events.set_aside")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
