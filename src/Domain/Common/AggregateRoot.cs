namespace ImageGenerator.Domain.Common;

/// <summary>A consistency boundary: it guards its own rules and collects the events that its changes cause.</summary>
public abstract class AggregateRoot
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>What happened since the last save, oldest first.</summary>
    public IReadOnlyList<IDomainEvent> Events => _events;

    /// <summary>Hands the collected events over and forgets them.</summary>
    public IReadOnlyList<IDomainEvent> TakeEvents()
    {
        IDomainEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    protected void Raise(IDomainEvent happened) => _events.Add(happened);
}
