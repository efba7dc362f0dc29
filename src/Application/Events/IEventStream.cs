using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Events;

/// <summary>What happens in an organization, told to whoever listens, on every node.</summary>
public interface IEventStream
{
    /// <summary>Begins to listen. Events of this moment on are not missed, nor are those after <paramref name="lastEventId"/>.</summary>
    /// <param name="organization">Whose events.</param>
    /// <param name="user">Who listens; each person may have a limited number of streams.</param>
    /// <param name="lastEventId">The last event that was seen; null to begin now.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    Task<Result<IEventSubscription>> OpenAsync(
        OrganizationId organization, UserId user, string? lastEventId, CancellationToken cancellationToken);
}

/// <summary>A stream that somebody listens to.</summary>
public interface IEventSubscription : IAsyncDisposable
{
    /// <summary>The id to come back with, even before the first event has arrived.</summary>
    string LastEventId { get; }

    /// <summary>The next events, in order; empty when none came in time.</summary>
    /// <param name="atMost">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<StreamEvent>> NextAsync(TimeSpan atMost, CancellationToken cancellationToken);
}

/// <summary>One event as it goes out.</summary>
/// <param name="Id">Give it back as <c>Last-Event-ID</c>.</param>
/// <param name="Type">As clients know it: <c>generation.updated</c>.</param>
/// <param name="Payload">JSON in one line.</param>
public sealed record StreamEvent(string Id, string Type, string Payload)
{
    /// <summary>The type that tells a client to read everything anew, because events were missed that are no longer kept.</summary>
    public const string Reset = "stream.reset";
}
