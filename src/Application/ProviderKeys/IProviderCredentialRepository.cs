using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>The stored provider keys.</summary>
public interface IProviderCredentialRepository
{
    void Add(ProviderCredential credential);

    void Remove(ProviderCredential credential);

    /// <summary>The holder's key for a provider; null when there is none.</summary>
    Task<ProviderCredential?> FindAsync(CredentialOwner owner, string provider, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, after forgetting what this scope has read and not saved.</summary>
    Task<ProviderCredential?> FindAgainAsync(
        CredentialOwner owner,
        string provider,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The organization's keys and the person's own; on request the installation's. By provider, then by scope.
    /// </summary>
    Task<IReadOnlyList<StoredProviderKey>> ListAsync(
        OrganizationId organization,
        UserId user,
        bool withPlatform,
        CancellationToken cancellationToken
    );
}

/// <summary>A stored key as it is read.</summary>
public sealed record StoredProviderKey
{
    public required ProviderCredentialId Id { get; init; }

    public required string Provider { get; init; }

    public required CredentialScope Scope { get; init; }

    public required byte[]? SealedSecret { get; init; }

    public required string? Hint { get; init; }

    public required string? BaseAddress { get; init; }

    public required CredentialStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required UserId CreatedBy { get; init; }

    /// <summary>Empty when the person is gone.</summary>
    public required string CreatedByName { get; init; }

    public required DateTimeOffset? LastCheckedAt { get; init; }

    public required DateTimeOffset? LastUsedAt { get; init; }

    public required string? LastError { get; init; }
}
