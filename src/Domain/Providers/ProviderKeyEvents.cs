using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>Which key it is, without any part of it.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Scope">Whose key it is.</param>
/// <param name="UserId">The person, where it is a person's key; it concerns nobody else.</param>
public sealed record ProviderKeyName(string Provider, CredentialScope Scope, UserId? UserId);

/// <summary>A key can no longer be used with its provider.</summary>
/// <param name="OrganizationId">
/// Whose administrators should know; for the installation's key, the organization that operates it.
/// </param>
/// <param name="Key">Which one.</param>
/// <param name="Reason">In words fit to be shown, without any part of the key.</param>
/// <param name="OccurredAt">When it was noticed.</param>
public abstract record ProviderKeyProblem(
    OrganizationId OrganizationId,
    ProviderKeyName Key,
    string Reason,
    DateTimeOffset OccurredAt
) : IDomainEvent
{
    UserId? IDomainEvent.OwnerId => Key.UserId;

    bool IDomainEvent.IsPersonal => Key.UserId is not null;
}

/// <summary>A provider does not take a key any more.</summary>
/// <inheritdoc cref="ProviderKeyProblem"/>
[EventName("provider_key.rejected")]
public sealed record ProviderKeyRejected(
    OrganizationId OrganizationId,
    ProviderKeyName Key,
    string Reason,
    DateTimeOffset OccurredAt
) : ProviderKeyProblem(OrganizationId, Key, Reason, OccurredAt);

/// <summary>The account behind a key has no money left. The key itself is good.</summary>
/// <inheritdoc cref="ProviderKeyProblem"/>
[EventName("provider_key.out_of_credit")]
public sealed record ProviderKeyOutOfCredit(
    OrganizationId OrganizationId,
    ProviderKeyName Key,
    string Reason,
    DateTimeOffset OccurredAt
) : ProviderKeyProblem(OrganizationId, Key, Reason, OccurredAt);
