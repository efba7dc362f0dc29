using System.Text;

namespace ImageGenerator.Infrastructure.Persistence.Search;

internal enum SearchTokenKind
{
    /// <summary>Letters of a script that puts spaces between words.</summary>
    Letters,

    Digits,

    /// <summary>Chinese, Japanese, Korean: two characters say something already.</summary>
    Bigrams,

    /// <summary>Thai, Lao, Khmer and others that write letters without spaces.</summary>
    Trigrams,

    /// <summary>One pictogram.</summary>
    Symbol,
}

/// <summary>A piece of folded text.</summary>
/// <param name="Kind">What it consists of.</param>
/// <param name="Runes">Its characters.</param>
/// <param name="Before">The signs and spaces between it and the token before.</param>
internal sealed record SearchToken(SearchTokenKind Kind, List<Rune> Runes, string Before)
{
    // Longer words are cut, in the text as in the query: a lexeme has its limit, and nobody types so much by heart.
    private const int MaxLength = 64;

    public bool IsWord => Kind is SearchTokenKind.Letters or SearchTokenKind.Digits;

    /// <summary>How many characters of it make a lexeme.</summary>
    public int GramLength => Kind == SearchTokenKind.Trigrams ? 3 : 2;

    public string Text => TextOf(0, MaxLength);

    public string TextOf(int start, int length)
    {
        var text = new StringBuilder();
        foreach (var rune in Runes.Skip(start).Take(length))
            text.Append(rune.ToString());
        return text.ToString();
    }
}
