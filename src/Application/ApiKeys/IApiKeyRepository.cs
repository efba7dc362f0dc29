using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Application.ApiKeys;

/// <summary>API keys of the current organization.</summary>
public interface IApiKeyRepository
{
    void Add(ApiKey key);

    /// <summary>Null when there is none, or when it belongs to another organization.</summary>
    Task<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken);

    /// <summary>A page, newest first; only this person's when given.</summary>
    Task<Page<ApiKeyView>> ListAsync(UserId? onlyOf, Cursor? after, int limit, CancellationToken cancellationToken);
}

/// <summary>An API key as it is read: never the secret.</summary>
public sealed record ApiKeyView
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Prefix { get; init; } = "";

    public Guid CreatedById { get; init; }

    public string CreatedByName { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}
