using System.Text;

namespace ImageGenerator.Domain.Common;

/// <summary>What counts as text that can be stored and shown.</summary>
public static class Text
{
    /// <summary>True when the text holds no NUL and no half of a surrogate pair: PostgreSQL stores neither.</summary>
    public static bool IsStorable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (!char.IsHighSurrogate(text[i]))
                continue;
            if (++i == text.Length || !char.IsLowSurrogate(text[i]))
                return false;
        }

        return true;
    }

    /// <summary>The length that a person would count: Unicode characters (scalar values), not UTF-16 units.</summary>
    public static int Length(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    /// <summary>
    /// Somebody else's text, made fit to be kept: cut between characters to <paramref name="maxLength"/> UTF-16 units
    /// at most, and with the replacement character for whatever cannot be stored.
    /// </summary>
    public static string Truncate(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= maxLength && IsStorable(text))
            return text;

        var kept = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > maxLength)
                break;
            kept.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return kept.ToString();
    }
}
