using System.Text;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>Makes a provider's own words fit to be shown and stored.</summary>
internal static class ProviderMessage
{
    private const int Longest = 300;
    private const int LongestRead = 4096;
    private const string Hidden = "[key]";

    /// <summary>
    /// One line of moderate length, of whole characters, that does not repeat the key; null when nothing was said.
    /// </summary>
    public static string? Sanitize(string? said, ProviderConnection connection)
    {
        if (said is null)
            return null;
        if (said.Length > LongestRead)
            said = said[..LongestRead];
        if (connection.Secret?.Reveal() is { Length: > 0 } secret)
            said = said.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);

        var printable = string.Concat(
            connection.Redact(said).EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString())
        );
        var line = string.Join(' ', printable.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null
            : line.Length <= Longest ? line
            : Cut(line);
    }

    private static string Cut(string line)
    {
        var length = char.IsHighSurrogate(line[Longest - 2]) ? Longest - 2 : Longest - 1;
        return $"{line[..length].TrimEnd()}…";
    }
}
