using System.Globalization;

namespace ImageGenerator.Api.Common.Http;

/// <summary>The request headers that this API understands.</summary>
internal static class Headers
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string IdempotentReplayed = "Idempotent-Replayed";

    public const string PreferenceApplied = "Preference-Applied";

    public const string Prefer = "Prefer";

    /// <summary>Longer preferences are not read.</summary>
    public const int MaxPreferLength = 256;

    /// <summary>As long as a call waits at most for what it has asked for.</summary>
    internal static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the client prefers to wait (RFC 7240, <c>Prefer: wait=30</c>), at most as long as the call allows; null
    /// when it does not say so in a way that can be understood, as the RFC demands.
    /// </summary>
    internal static TimeSpan? PreferredWait(HttpRequest request, TimeSpan atMost)
    {
        var given = request.Headers[Prefer];
        if (given.Sum(value => value?.Length ?? 0) > MaxPreferLength)
            return null;

        foreach (var preference in given.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!preference.StartsWith("wait=", StringComparison.OrdinalIgnoreCase))
                continue;
            if (
                !int.TryParse(
                    preference.AsSpan(5).Trim('"'),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var seconds
                )
            )
                return null;

            return seconds == 0 ? null : TimeSpan.FromSeconds(Math.Min(seconds, (int)atMost.TotalSeconds));
        }

        return null;
    }

    /// <summary>How a wait is written in <c>Preference-Applied</c>.</summary>
    internal static string WaitOf(TimeSpan wait) =>
        string.Create(CultureInfo.InvariantCulture, $"wait={wait.TotalSeconds:0}");
}
