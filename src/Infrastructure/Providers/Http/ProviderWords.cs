using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>A provider's own words, made fit to be shown.</summary>
internal static class ProviderWords
{
    private const int MaxLength = 600;

    /// <summary>Null for words that say nothing, and for words that repeat the key.</summary>
    public static string? Safe(string? words, ProviderConnection connection)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        if (connection.Secret is { } secret && words.Contains(secret.Reveal(), StringComparison.Ordinal)) return null;

        words = words.Trim();
        return words.Length <= MaxLength ? words : $"{words[..MaxLength]}…";
    }
}
