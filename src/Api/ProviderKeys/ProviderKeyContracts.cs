using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.ProviderKeys;

/// <summary>A provider's key, as its own pages show it.</summary>
public sealed record SaveProviderKeyRequest
{
    /// <summary>
    /// 8 to 512 printable ASCII characters without spaces; may be left out for a server that asks for none.
    /// </summary>
    [Length(CredentialInput.MinKeyLength, CredentialInput.MaxKeyLength)]
    public string? Key { get; init; }

    /// <summary>
    /// Where the provider answers, when not at its usual address: absolute, http or https, without user name, query or
    /// fragment, 500 characters at most. The key goes to this address and to no other.
    /// </summary>
    /// <example>https://images.example.com/v1</example>
    [MaxLength(CredentialInput.MaxBaseAddressLength)]
    public string? BaseAddress { get; init; }

    /// <summary>Never the key: it must not end in a log by accident.</summary>
    public override string ToString() => nameof(SaveProviderKeyRequest);
}

/// <summary>A provider's key, masked.</summary>
public sealed record ProviderKeyResponse
{
    /// <summary>Its id; null for a key that comes from the configuration.</summary>
    public required Guid? Id { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's name.</summary>
    public required string ProviderName { get; init; }

    /// <summary>Whose key it is.</summary>
    public required CredentialScope Scope { get; init; }

    /// <summary>
    /// The key's last four characters (`…abcd`); null when it is too short to show any, or not yours to see.
    /// </summary>
    public required string? Hint { get; init; }

    /// <summary>Where the key is used; null for the provider's usual address.</summary>
    public required string? BaseAddress { get; init; }

    /// <summary>
    /// What is known of whether it works; <c>outOfCredit</c> is a key that is taken and whose account has no money
    /// left.
    /// </summary>
    public required CredentialStatus Status { get; init; }

    /// <summary>When the key was entered; null for a key that comes from the configuration.</summary>
    public required DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who entered it; null for a key that comes from the configuration.</summary>
    public required PersonResponse? CreatedBy { get; init; }

    /// <summary>When the provider was last asked about it.</summary>
    public required DateTimeOffset? LastCheckedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Why the provider did not take it or was not reached.</summary>
    public required string? LastError { get; init; }

    /// <summary>
    /// True for a key that comes from the configuration: it can be checked, and be preceded by a stored one, but not
    /// changed here.
    /// </summary>
    public required bool FromConfiguration { get; init; }

    internal static ProviderKeyResponse From(ProviderKeyView key) =>
        new()
        {
            Id = key.Id,
            Provider = key.Provider,
            ProviderName = key.ProviderName,
            Scope = key.Scope,
            Hint = key.Hint is null ? null : $"…{key.Hint}",
            BaseAddress = key.BaseAddress,
            Status = key.Status,
            CreatedAt = key.CreatedAt,
            CreatedBy = key.CreatedById is { } id ? new PersonResponse(id, key.CreatedByName) : null,
            LastCheckedAt = key.LastCheckedAt,
            LastUsedAt = key.LastUsedAt,
            LastError = key.LastError,
            FromConfiguration = key.FromConfiguration,
        };
}

/// <summary>Provider keys.</summary>
/// <param name="Items">By provider, then the installation's, the organization's and one's own.</param>
public sealed record ProviderKeyListResponse(IReadOnlyList<ProviderKeyResponse> Items);
