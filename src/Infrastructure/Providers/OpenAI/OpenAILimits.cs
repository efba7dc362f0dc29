using System.Buffers;
using System.Globalization;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

/// <summary>
/// Reads how long a limit lasts from <c>x-ratelimit-reset-…</c>, written as <c>6m0s</c>, <c>1.2s</c> or <c>20ms</c>.
/// </summary>
internal static class OpenAILimits
{
    private static readonly TimeSpan _longest = TimeSpan.FromHours(1);
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789.");
    private static readonly string[] _kinds = ["requests", "tokens", "images"];

    /// <summary>
    /// The time until the limits that are used up are renewed; the shortest when none says that it is; null when
    /// nothing is said.
    /// </summary>
    public static TimeSpan? WaitOf(ProviderResponse response)
    {
        var waits = _kinds
            .Select(kind =>
                (
                    Wait: Parse(response.Header($"x-ratelimit-reset-{kind}")),
                    IsUsedUp: response.Header($"x-ratelimit-remaining-{kind}") == "0"
                )
            )
            .Where(limit => limit.Wait is not null)
            .ToList();
        var usedUp = waits.Where(limit => limit.IsUsedUp).ToList();
        return usedUp.Count > 0 ? usedUp.Max(limit => limit.Wait) : waits.Min(limit => limit.Wait);
    }

    internal static TimeSpan? Parse(string? text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
            return null;

        var seconds = 0.0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(_digits);
            if (
                digits <= 0
                || !double.TryParse(rest[..digits], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            )
                return null;

            rest = rest[digits..];
            var letters = rest.IndexOfAny(_digits);
            var unit = letters < 0 ? rest : rest[..letters];
            rest = rest[unit.Length..];
            if (SecondsOf(unit) is not { } each)
                return null;

            seconds += amount * each;
        }

        return seconds >= _longest.TotalSeconds ? _longest : TimeSpan.FromSeconds(seconds);
    }

    private static double? SecondsOf(ReadOnlySpan<char> unit) =>
        unit switch
        {
            "d" => 86_400,
            "h" => 3600,
            "m" => 60,
            "s" => 1,
            "ms" => 0.001,
            "us" or "µs" or "ns" => 0,
            _ => null,
        };
}
