using System.Collections.Concurrent;
using System.Threading.Channels;
using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// Reads the outbox once for this process, on a notification, and hands the events to every stream that is open here. A stream
/// that cannot keep up is not waited for: it reads what it missed from the outbox itself.
/// </summary>
internal sealed partial class EventHub(OutboxReader outbox, INotifier notifier, JobListeners jobs, ILogger<EventHub> logger)
    : BackgroundService, IEventStream
{
    /// <summary>Open streams that one person may have.</summary>
    public const int MaxStreamsPerUser = 16;

    private static readonly TimeSpan _pollEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pollSoon = TimeSpan.FromMilliseconds(25);

    // The first event after a silence is told at once; in a burst one look tells many.
    private static readonly TimeSpan _gap = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _outagePause = TimeSpan.FromMilliseconds(500);

    private static readonly Error _tooMany = new(
        "events.too_many_streams", $"You have {MaxStreamsPerUser} event streams open already. Close one first.", ErrorKind.Limited)
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    private readonly ConcurrentDictionary<Subscription, bool> _subscriptions = new();
    private readonly ConcurrentDictionary<UserId, int> _streams = new();

    private OutboxReader Outbox => outbox;

    public async Task<Result<IEventSubscription>> OpenAsync(
        OrganizationId organization, UserId user, string? lastEventId, CancellationToken cancellationToken)
    {
        if (_streams.AddOrUpdate(user, 1, (_, count) => count + 1) > MaxStreamsPerUser)
        {
            Leave(user);
            return _tooMany;
        }

        var subscription = new Subscription(this, organization, user);
        try
        {
            // Live first, then from the outbox: what happens in between arrives twice and is told once.
            _subscriptions[subscription] = true;
            await subscription.BeginAsync(OutboxPosition.TryParse(lastEventId), lastEventId is not null, cancellationToken);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cursor = notifier.Listen(NotificationChannel.Events);
        OutboxPosition? position = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var gap = Task.Delay(_gap, stoppingToken);
                position ??= await outbox.EndAsync(stoppingToken);
                var page = await outbox.ReadAsync(position.Value, null, stoppingToken);
                foreach (var happened in page.Events) Deliver(happened);
                if (page.Events is [.., var last]) position = last.Position;
                if (page.Events.Count == OutboxReader.PageSize) continue;

                await notifier.WaitAsync(cursor, page.MoreIsComing ? _pollSoon : _pollEvery, stoppingToken);
                await gap;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogInterrupted(fault.Message, DbExceptionTranslator.IsOutage(fault));
                await Task.Delay(_outagePause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Deliver(OutboxEvent happened)
    {
        jobs.Tell(happened);
        foreach (var (subscription, _) in _subscriptions) subscription.Offer(happened);
    }

    private void Leave(UserId user)
    {
        if (_streams.AddOrUpdate(user, 0, (_, count) => count - 1) == 0)
        {
            ((ICollection<KeyValuePair<UserId, int>>)_streams).Remove(new KeyValuePair<UserId, int>(user, 0));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Events are interrupted (outage: {Outage}), trying again: {Reason}")]
    private partial void LogInterrupted(string reason, bool outage);

    internal sealed class Subscription(EventHub hub, OrganizationId organization, UserId user) : IEventSubscription
    {
        private const int Buffered = 256;

        private readonly Channel<OutboxEvent> _live = Channel.CreateBounded<OutboxEvent>(Buffered);
        private OutboxPosition _told;
        private volatile bool _behind;
        private StreamEvent? _greeting;
        private int _disposed;

        public string LastEventId => _told.ToString();

        public async Task BeginAsync(OutboxPosition? last, bool resuming, CancellationToken cancellationToken)
        {
            // An id from beyond the end is another database's: whoever waited for it would never hear anything.
            var end = await hub.Outbox.EndAsync(cancellationToken);
            if (last is { } seen && seen <= end && await hub.Outbox.ReachesAsync(seen, cancellationToken))
            {
                _told = seen;
                _behind = true;
                return;
            }

            _told = end;
            if (resuming) _greeting = new StreamEvent(_told.ToString(), StreamEvent.Reset, "{}");
        }

        public void Offer(OutboxEvent happened)
        {
            if (happened.OrganizationId == organization && !_live.Writer.TryWrite(happened)) _behind = true;
        }

        public async Task<IReadOnlyList<StreamEvent>> NextAsync(TimeSpan atMost, CancellationToken cancellationToken)
        {
            if (_greeting is { } greeting)
            {
                _greeting = null;
                return [greeting];
            }

            if (_behind) return await CatchUpAsync(cancellationToken);

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(atMost);
            try
            {
                await _live.Reader.WaitToReadAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return [];
            }

            var fresh = new List<StreamEvent>();
            while (_live.Reader.TryRead(out var happened)) Tell(happened, fresh);
            return fresh;
        }

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 1) return ValueTask.CompletedTask;

            hub._subscriptions.TryRemove(this, out _);
            hub.Leave(user);
            return ValueTask.CompletedTask;
        }

        private async Task<IReadOnlyList<StreamEvent>> CatchUpAsync(CancellationToken cancellationToken)
        {
            // Reset first: what is offered from here on and does not fit sets it again.
            _behind = false;
            while (_live.Reader.TryRead(out _))
            {
            }

            var page = await hub.Outbox.ReadAsync(_told, organization, cancellationToken);
            if (page.Events.Count == OutboxReader.PageSize) _behind = true;

            var told = new List<StreamEvent>();
            foreach (var happened in page.Events) Tell(happened, told);
            return told;
        }

        private void Tell(OutboxEvent happened, List<StreamEvent> into)
        {
            if (happened.Position <= _told) return;

            _told = happened.Position;
            into.Add(new StreamEvent(happened.Position.ToString(), happened.Type, happened.Payload));
        }
    }
}
