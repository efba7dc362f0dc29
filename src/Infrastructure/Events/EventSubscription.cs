using System.Threading.Channels;
using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>Who listens to what.</summary>
internal sealed record EventListener(OrganizationId Organization, UserId User, EventFilter Filter)
{
    public bool Hears(OutboxEvent happened) =>
        happened.Told.Event?.OrganizationId == Organization && Filter.Admits(happened.Told, User);
}

/// <summary>
/// One open stream. While it keeps up it is fed by the hub; when it has fallen behind it reads the outbox itself.
/// </summary>
internal sealed class EventSubscription(
    EventListener listener,
    OutboxReader outbox,
    OutboxDecoder decoder,
    Action<EventSubscription> onClosed
) : IEventSubscription
{
    private const int Buffered = 256;

    private readonly Channel<OutboxEvent> _live = Channel.CreateBounded<OutboxEvent>(Buffered);
    private OutboxPosition _told;
    private volatile bool _behind;
    private StreamEvent? _greeting;
    private int _disposed;

    public string LastEventId => _told.ToString();

    public UserId User => listener.User;

    public async Task BeginAsync(string? lastEventId, CancellationToken cancellationToken)
    {
        // An id from beyond the end is another database's: whoever waited for it would never hear anything.
        var end = await outbox.EndAsync(cancellationToken);
        if (
            OutboxPosition.TryParse(lastEventId) is { } seen
            && seen <= end
            && await outbox.ReachesAsync(seen, cancellationToken)
        )
        {
            _told = seen;
            _behind = true;
            return;
        }

        _told = end;
        if (lastEventId is not null)
            _greeting = new StreamEvent(_told.ToString(), StreamEvent.Reset, null);
    }

    public void Offer(OutboxEvent happened)
    {
        if (listener.Hears(happened) && !_live.Writer.TryWrite(happened))
            _behind = true;
    }

    /// <summary>Has it read from the outbox what the hub may not have offered.</summary>
    public void FallBehind() => _behind = true;

    public async Task<IReadOnlyList<StreamEvent>> NextAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (_greeting is { } greeting)
        {
            _greeting = null;
            return [greeting];
        }

        if (_behind)
            return await CatchUpAsync(cancellationToken);

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
        while (_live.Reader.TryRead(out var happened))
            Tell(happened, fresh);
        return ProgressCoalescing.Coalesce(fresh);
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            onClosed(this);
        return ValueTask.CompletedTask;
    }

    private async Task<IReadOnlyList<StreamEvent>> CatchUpAsync(CancellationToken cancellationToken)
    {
        var fresh = new List<StreamEvent>();
        do
        {
            // Reset first: what is offered from here on and does not fit sets it again.
            _behind = false;
            while (_live.Reader.TryRead(out _)) { }

            var page = await outbox.ReadAsync(_told, listener.Organization, listener.Filter.Subject, cancellationToken);
            if (page.IsFull)
                _behind = true;
            var read = page.Rows.Select(decoder.Read).OfType<OutboxEvent>();
            foreach (var happened in read.Where(listener.Hears))
                Tell(happened, fresh);
            if (page.Rows is [.., var last] && last.Position > _told)
                _told = last.Position;
        } while (fresh.Count == 0 && _behind);

        return ProgressCoalescing.Coalesce(fresh);
    }

    private void Tell(OutboxEvent happened, List<StreamEvent> into)
    {
        if (happened.Position <= _told)
            return;

        _told = happened.Position;
        into.Add(happened.Told);
    }
}
