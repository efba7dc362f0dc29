using System.Security.Cryptography;
using System.Text.Json;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Common.Idempotency;

/// <summary>
/// Remembers which request made which resource, so that the same click never makes two. The memory is written in the
/// same transaction as the resource: either both exist or neither.
/// </summary>
public interface IIdempotencyStore
{
    /// <summary>
    /// What the current user's earlier request with this key made; null when there was none in the last 24 hours.
    /// </summary>
    Task<RememberedRequest?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Notes the request; saved with the unit of work. A key that was used in between fails the save as a duplicate.
    /// </summary>
    void Remember(string key, RequestFingerprint fingerprint, Guid resourceId);
}

/// <summary>An earlier request.</summary>
/// <param name="Fingerprint">Of what it asked for.</param>
/// <param name="ResourceId">Of what it made.</param>
public sealed record RememberedRequest(RequestFingerprint Fingerprint, Guid ResourceId);

/// <summary>SHA-256 over what a request asks for; two requests that mean the same have the same.</summary>
public readonly record struct RequestFingerprint(string Value)
{
    /// <summary>Fingerprints the name of the operation and its content.</summary>
    public static RequestFingerprint Of(string operation, object content) =>
        new(Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { operation, content }))));
}

/// <summary>The rules of the <c>Idempotency-Key</c> header.</summary>
public static class IdempotencyKey
{
    public const int MaxLength = 128;

    /// <summary>The unique index that a second request with the same key runs into.</summary>
    public const string Constraint = "pk_idempotency_keys";

    public static readonly Error Reused = Error.RuleViolation(
        "idempotency.key_reused",
        "This Idempotency-Key was used for a different request. Use a new key for each new request.",
        "Idempotency-Key"
    );

    public static bool IsValid(string key) =>
        key.Length is > 0 and <= MaxLength && key.All(character => character is > ' ' and <= '~');
}
