using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Events;

/// <summary>
/// Does something about events after they were saved, once for the whole installation. It hears of every event in
/// order, beginning with those after its first start. Registered scoped: each event is handled in a scope of its own,
/// which works for the event's organization.
/// </summary>
public interface IEventConsumer
{
    /// <summary>Under this name its place is kept. Whoever changes it has another consumer.</summary>
    string Name { get; }

    /// <summary>What it does not want is passed over.</summary>
    bool Wants(IDomainEvent happened);

    /// <summary>
    /// Handles one event. What it writes through this scope's database is committed together with its place: once. What
    /// it does outside may be done again after a fault; <paramref name="eventId"/> is the same each time.
    /// </summary>
    Task HandleAsync(string eventId, IDomainEvent happened, CancellationToken cancellationToken);
}
