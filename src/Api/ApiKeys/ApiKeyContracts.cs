using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Api.ApiKeys;

/// <summary>A key to be made.</summary>
public sealed record CreateApiKeyRequest
{
    /// <summary>What it is for, 1 to 100 characters.</summary>
    /// <example>Build server</example>
    [Required, MaxLength(ApiKey.MaxNameLength)]
    public string? Name { get; init; }

    /// <summary>When it ends by itself; never when not given. A time without an offset is UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A new key with its secret, which is shown this once.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Prefix">The secret's first characters, by which it is recognised.</param>
/// <param name="Key">The secret. Keep it safe: it cannot be shown again.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record CreatedApiKeyResponse(
    Guid Id,
    string Name,
    string Prefix,
    string Key,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt
);

/// <summary>A key, without its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Prefix">The secret's first characters.</param>
/// <param name="CreatedBy">Whom it acts as.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="LastUsedAt">When it was last used, to the minute.</param>
/// <param name="RevokedAt">When it was ended.</param>
public sealed record ApiKeyResponse(
    Guid Id,
    string Name,
    string Prefix,
    PersonResponse CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt
)
{
    internal static ApiKeyResponse From(ApiKeyView key) =>
        new(
            key.Id,
            key.Name,
            key.Prefix,
            new PersonResponse(key.CreatedById, key.CreatedByName),
            key.CreatedAt,
            key.ExpiresAt,
            key.LastUsedAt,
            key.RevokedAt
        );
}

/// <summary>A page of keys.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">For the next page; null on the last one.</param>
public sealed record ApiKeyListResponse(IReadOnlyList<ApiKeyResponse> Items, string? NextCursor);
