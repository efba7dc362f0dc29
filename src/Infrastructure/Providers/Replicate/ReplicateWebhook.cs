using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>
/// Proves that a message is Replicate's: HMAC-SHA256 over <c>id.timestamp.body</c>, made with the account's secret, and
/// no more than five minutes old.
/// </summary>
internal sealed class ReplicateWebhook(ReplicateWebhookSecret secret, TimeProvider clock) : IProviderWebhook
{
    private const string SecretPrefix = "whsec_";
    private const string SignatureVersion = "v1,";
    private static readonly TimeSpan _maxAge = TimeSpan.FromMinutes(5);

    public string Provider => ReplicateProvider.ProviderId;

    public async Task<Result<WebhookNotice>> ReadAsync(WebhookMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);

        // What is no message at all does not get as far as the secret, which may have to be asked for.
        if (
            message.Header("webhook-id") is not { Length: > 0 } id
            || message.Header("webhook-timestamp") is not { } timestamp
        )
            return WebhookNotice.Unproven;
        if (
            message.Header("webhook-signature") is not { } given
            || SignaturesIn(given) is not { Count: > 0 } signatures
        )
            return WebhookNotice.Unproven;
        if (!IsFresh(timestamp))
            return WebhookNotice.Unproven;
        if (
            await secret.FindAsync(cancellationToken) is not { } key
            || Sign(key, id, timestamp, message.Body.Span) is not { } signature
        )
            return WebhookNotice.Unproven;

        var proven = false;
        foreach (var candidate in signatures)
            proven |= CryptographicOperations.FixedTimeEquals(candidate, signature);
        return proven ? new WebhookNotice(JobIn(message.Body)) : WebhookNotice.Unproven;
    }

    /// <summary>The signature of a message; null when the secret is none.</summary>
    internal static byte[]? Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        if (Decode(text) is not { Length: > 0 } key)
            return null;

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        && (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= _maxAge;

    private static List<byte[]> SignaturesIn(string header) =>
        [
            .. header
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(part => part.StartsWith(SignatureVersion, StringComparison.Ordinal))
                .Select(part => Decode(part[SignatureVersion.Length..]))
                .OfType<byte[]>(),
        ];

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    private static string? JobIn(ReadOnlyMemory<byte> body) =>
        LenientJson.Read(body.Span, ReplicateJson.Default.Prediction)?.Id;
}
