using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Providers;

/// <summary>How well a provider does.</summary>
public enum ProviderHealthStatus
{
    /// <summary>Nothing is known of late.</summary>
    Unknown,

    /// <summary>It answers.</summary>
    Healthy,

    /// <summary>Some of its answers are faults.</summary>
    Degraded,

    /// <summary>It cannot be reached, or most of its answers are faults.</summary>
    Down,
}

/// <summary>A provider's health, from what happened to jobs of late and from cheap checks.</summary>
/// <param name="State">In one word.</param>
/// <param name="SuccessRate">Of the attempts of the last minutes, 0 to 1; null when there were none.</param>
/// <param name="TypicalSeconds">How long an attempt took, the median; null when there were none.</param>
/// <param name="CheckedAt">When it was last checked; null when never.</param>
/// <param name="Reason">Why it is not healthy, in plain words.</param>
/// <param name="PausedUntil">The provider asked for a pause until then.</param>
public sealed record ProviderHealth(
    ProviderHealthStatus State,
    double? SuccessRate,
    double? TypicalSeconds,
    DateTimeOffset? CheckedAt,
    string? Reason,
    DateTimeOffset? PausedUntil
)
{
    public static ProviderHealth Unknown { get; } = new(ProviderHealthStatus.Unknown, null, null, null, null, null);
}

/// <summary>
/// What is known of the providers' health; a few seconds old at most. It is kept for each connection: what becomes of
/// requests with a customer's own key, or to a server of their own, says nothing to anybody else.
/// </summary>
public interface IProviderHealthStore
{
    /// <summary>Every provider of which something is known, over the installation's own connections.</summary>
    ValueTask<IReadOnlyDictionary<string, ProviderHealth>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The same over the connections that somebody's requests would take.</summary>
    ValueTask<IReadOnlyDictionary<string, ProviderHealth>> ReadAsync(
        OrganizationId organization,
        UserId user,
        CancellationToken cancellationToken
    );

    /// <summary>Keeps all workers from a connection for a while, because the provider asked for that.</summary>
    Task PauseAsync(ProviderConnection connection, TimeSpan time, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps all workers from a connection whose server is down. When the time is over, one request at a time may try
    /// it, until it answers.
    /// </summary>
    Task PauseUntilAnsweredAsync(ProviderConnection connection, TimeSpan time, CancellationToken cancellationToken);

    /// <summary>
    /// The server answers again: whatever <see cref="PauseUntilAnsweredAsync"/> held up goes on at once.
    /// </summary>
    Task ResumeAsync(ProviderConnection connection, CancellationToken cancellationToken);
}
