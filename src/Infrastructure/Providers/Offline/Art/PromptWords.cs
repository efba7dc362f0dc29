namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>All that the preview renderer understands of a prompt: whether it mentions some words.</summary>
internal static class PromptWords
{
    /// <summary>True when one of the words, as a whole word or as the start of one, is in the prompt.</summary>
    public static bool Mentions(string prompt, IEnumerable<string> words) =>
        words.Any(word => StartsWord(prompt, word));

    private static bool StartsWord(string prompt, string word)
    {
        for (var at = IndexOf(prompt, word, 0); at >= 0; at = IndexOf(prompt, word, at + 1))
        {
            if (at == 0 || !char.IsLetter(prompt[at - 1]))
                return true;
        }

        return false;
    }

    private static int IndexOf(string prompt, string word, int start) =>
        prompt.IndexOf(word, start, StringComparison.OrdinalIgnoreCase);
}
