using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Events;

/// <summary>What happens in an organization, told to whoever listens, on every node.</summary>
public interface IEventStream
{
    /// <summary>
    /// Begins to listen. Events of this moment on are not missed, nor are those after <paramref name="lastEventId"/>.
    /// </summary>
    /// <param name="organization">Whose events.</param>
    /// <param name="user">Who listens; each person may have a limited number of streams.</param>
    /// <param name="filter">Which of the events; never more than the person may hear.</param>
    /// <param name="lastEventId">The last event that was seen; null to begin now.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    Task<Result<IEventSubscription>> OpenAsync(
        OrganizationId organization,
        UserId user,
        EventFilter filter,
        string? lastEventId,
        CancellationToken cancellationToken
    );
}

/// <summary>A stream that somebody listens to.</summary>
public interface IEventSubscription : IAsyncDisposable
{
    /// <summary>The id to come back with, even before the first event has arrived.</summary>
    string LastEventId { get; }

    /// <summary>
    /// The next events, in order; empty when none came in time. Of several that only tell of one job's progress, the
    /// last is there.
    /// </summary>
    /// <param name="atMost">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<StreamEvent>> NextAsync(TimeSpan atMost, CancellationToken cancellationToken);
}

/// <summary>One event as it is told. All streams of a process that tell it share one of these.</summary>
/// <param name="Id">Give it back as <c>Last-Event-ID</c>.</param>
/// <param name="Name">As clients know it: <c>generation.updated</c>.</param>
/// <param name="Event">What happened; null when it is about the stream itself.</param>
public sealed record StreamEvent(string Id, string Name, IDomainEvent? Event)
{
    /// <summary>
    /// The name that tells a client to read everything again, because events were missed that are no longer kept.
    /// </summary>
    public const string Reset = "stream.reset";
}
