using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>Makes a provider's own words fit to be shown: short, on one line, and without the key, which some providers repeat.</summary>
internal static class ProviderWords
{
    private const int MaxLength = 300;
    private const string Hidden = "[key]";

    /// <summary>The words; null when there are none.</summary>
    /// <param name="text">As the provider wrote it.</param>
    /// <param name="connection">Its key is taken out.</param>
    public static string? Fit(string? text, ProviderConnection connection)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;

        var line = string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\0'], StringSplitOptions.RemoveEmptyEntries));
        if (connection.Secret?.Reveal() is { Length: > 0 } key) line = line.Replace(key, Hidden, StringComparison.Ordinal);
        return line.Length <= MaxLength ? line : string.Concat(line.AsSpan(0, MaxLength), "…");
    }
}
