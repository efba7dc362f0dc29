using System.Collections.Concurrent;
using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// Reads the outbox once for this process, on a notification, and hands the events to every stream that is open here. A
/// stream that cannot keep up is not waited for: it reads what it missed from the outbox itself.
/// </summary>
internal sealed partial class EventHub(
    OutboxReader outbox,
    OutboxDecoder decoder,
    INotifier notifier,
    JobListeners jobs,
    ILogger<EventHub> logger
) : BackgroundService, IEventStream
{
    /// <summary>Open streams that one person may have.</summary>
    public const int MaxStreamsPerUser = 16;

    private static readonly TimeSpan _pollEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pollSoon = TimeSpan.FromMilliseconds(25);

    // The first event after a silence is told at once; in a burst one look tells many.
    private static readonly TimeSpan _gap = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _outagePause = TimeSpan.FromMilliseconds(500);

    private static readonly Error _tooMany = new(
        "events.too_many_streams",
        $"You have {MaxStreamsPerUser} event streams open already. Close one first.",
        ErrorKind.Limited
    )
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    private readonly ConcurrentDictionary<EventSubscription, bool> _subscriptions = new();
    private readonly ConcurrentDictionary<UserId, int> _streams = new();

    public async Task<Result<IEventSubscription>> OpenAsync(
        OrganizationId organization,
        UserId user,
        EventFilter filter,
        string? lastEventId,
        CancellationToken cancellationToken
    )
    {
        if (_streams.AddOrUpdate(user, 1, (_, count) => count + 1) > MaxStreamsPerUser)
        {
            Leave(user);
            return _tooMany;
        }

        var subscription = new EventSubscription(new EventListener(organization, user, filter), outbox, decoder, Close);
        try
        {
            // Live first, then from the outbox: what happens in between arrives twice and is told once.
            _subscriptions[subscription] = true;
            await subscription.BeginAsync(lastEventId, cancellationToken);
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
                position ??= await BeginAsync(stoppingToken);
                var page = await outbox.ReadAsync(position.Value, null, null, stoppingToken);
                foreach (var row in page.Rows)
                    Deliver(row);
                if (page.Rows is [.., var last])
                    position = last.Position;
                if (page.IsFull)
                    continue;

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

    // Whoever was there before this begins to read may have missed something in between.
    private async Task<OutboxPosition> BeginAsync(CancellationToken cancellationToken)
    {
        var end = await outbox.EndAsync(cancellationToken);
        foreach (var (subscription, _) in _subscriptions)
            subscription.FallBehind();
        jobs.WakeAll();
        return end;
    }

    private void Deliver(OutboxRow row)
    {
        if (_subscriptions.IsEmpty && jobs.IsEmpty)
            return;
        if (decoder.Read(row) is not { Told.Event: { } happened } read)
            return;

        jobs.Tell(happened);
        foreach (var (subscription, _) in _subscriptions)
            subscription.Offer(read);
    }

    private void Close(EventSubscription subscription)
    {
        _subscriptions.TryRemove(subscription, out _);
        Leave(subscription.User);
    }

    private void Leave(UserId user)
    {
        if (_streams.AddOrUpdate(user, 0, (_, count) => count - 1) == 0)
        {
            ((ICollection<KeyValuePair<UserId, int>>)_streams).Remove(new KeyValuePair<UserId, int>(user, 0));
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Events are interrupted (outage: {Outage}), trying again: {Reason}"
    )]
    private partial void LogInterrupted(string reason, bool outage);
}
