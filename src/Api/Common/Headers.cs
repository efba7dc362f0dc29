using System.Globalization;

namespace ImageGenerator.Api.Common;

/// <summary>The request headers that this API understands.</summary>
internal static class Headers
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string IdempotentReplayed = "Idempotent-Replayed";

    private const int MaxWaitSeconds = 60;

    /// <summary>
    /// How long the client prefers to wait (RFC 7240, <c>Prefer: wait=30</c>): at most 60 seconds; null when it does not say so
    /// in a way that can be understood, as the RFC demands.
    /// </summary>
    internal static TimeSpan? PreferredWait(HttpRequest request)
    {
        foreach (var preference in request.Headers["Prefer"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!preference.StartsWith("wait=", StringComparison.OrdinalIgnoreCase)) continue;
            if (!int.TryParse(preference.AsSpan(5).Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return null;

            return seconds == 0 ? null : TimeSpan.FromSeconds(Math.Min(seconds, MaxWaitSeconds));
        }

        return null;
    }
}
