using System.Text;

namespace ImageGenerator.Infrastructure.Persistence.Readers;

/// <summary>Turns what somebody typed into a tsquery: every word must be there, and the last may be the beginning of one.</summary>
internal static class TextSearch
{
    /// <summary>
    /// Rows that a search looks through, newest first, before it asks the word index. A common word has filled its page by then. For a
    /// rare one the word index is the quicker way; PostgreSQL cannot know beforehand which of the two a word is.
    /// </summary>
    public const int WalkedRows = 5000;

    /// <returns>Null when the text holds no word at all.</returns>
    internal static string? ToQuery(string? typed)
    {
        if (typed is null) return null;

        var words = Words(typed);
        if (words.Count == 0) return null;

        return string.Join(" & ", words.Select((word, index) => index == words.Count - 1 ? $"'{word}':*" : $"'{word}'"));
    }

    // Only letters, digits and combining marks survive, so nothing of the query language can be typed in.
    private static List<string> Words(string typed)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                word.Append(rune.ToString());
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }
}
