using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Organizations;

/// <summary>
/// A key that programs sign in with. It acts as the person who made it, with that person's role at the time of use.
/// Only a hash of the secret is kept.
/// </summary>
public sealed class ApiKey : AggregateRoot, ITenantOwned
{
    public const int MaxNameLength = 100;

    // For EF Core.
    private ApiKey() { }

    public ApiKeyId Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    public UserId CreatedBy { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>The secret's first characters, by which people recognise it.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>SHA-256 of the secret; enough, because the secret is 256 random bits and cannot be guessed.</summary>
    public byte[] Hash { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static Result<ApiKey> Issue(
        OrganizationId organization,
        UserId createdBy,
        string name,
        ApiKeySecret secret,
        DateTimeOffset? expiresAt,
        DateTimeOffset now
    )
    {
        if (expiresAt <= now)
            return Error.RuleViolation("api_key.expiry_past", "The expiry must be in the future.", "expiresAt");

        return new ApiKey
        {
            Id = ApiKeyId.New(),
            OrganizationId = organization,
            CreatedBy = createdBy,
            Name = name.Trim(),
            Prefix = secret.Prefix,
            Hash = secret.Hash(),
            CreatedAt = now,
            ExpiresAt = expiresAt?.ToUniversalTime(),
        };
    }

    public bool IsUsable(DateTimeOffset now) => RevokedAt is null && !(ExpiresAt <= now);

    /// <summary>Ends the key at once. Revoking it twice changes nothing.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
