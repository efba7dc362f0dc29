using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>Which key it is, without any part of it.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Scope">Whose key it is.</param>
/// <param name="UserId">The person, where it is a person's key; it concerns nobody else.</param>
public sealed record ProviderKeyName(string Provider, CredentialScope Scope, UserId? UserId);

/// <summary>A key can no longer be used with its provider.</summary>
public abstract record ProviderKeyProblem : IDomainEvent
{
    protected ProviderKeyProblem() { }

    [SetsRequiredMembers]
    protected ProviderKeyProblem(OrganizationId told, ProviderKeyName key, string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);

        OrganizationId = told;
        (Provider, Scope, UserId) = key;
        Reason = reason;
        OccurredAt = now;
    }

    /// <summary>
    /// Whose administrators should know; for the installation's key, the organization that operates it.
    /// </summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Whose key it is.</summary>
    public required CredentialScope Scope { get; init; }

    /// <summary>The person, where it is a person's key; it concerns nobody else.</summary>
    public required UserId? UserId { get; init; }

    /// <summary>In words fit to be shown, without any part of the key.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was noticed.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    UserId? IDomainEvent.OwnerId => UserId;

    bool IDomainEvent.IsPersonal => UserId is not null;
}

/// <summary>A provider does not take a key any more.</summary>
[EventName("provider_key.rejected")]
public sealed record ProviderKeyRejected : ProviderKeyProblem
{
    /// <summary>For reading it back.</summary>
    public ProviderKeyRejected() { }

    [SetsRequiredMembers]
    public ProviderKeyRejected(OrganizationId told, ProviderKeyName key, string reason, DateTimeOffset now)
        : base(told, key, reason, now) { }
}

/// <summary>The account behind a key has no money left. The key itself is good.</summary>
[EventName("provider_key.out_of_credit")]
public sealed record ProviderKeyOutOfCredit : ProviderKeyProblem
{
    /// <summary>For reading it back.</summary>
    public ProviderKeyOutOfCredit() { }

    [SetsRequiredMembers]
    public ProviderKeyOutOfCredit(OrganizationId told, ProviderKeyName key, string reason, DateTimeOffset now)
        : base(told, key, reason, now) { }
}
