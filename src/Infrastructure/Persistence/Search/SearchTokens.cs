using System.Globalization;
using System.Text;

namespace ImageGenerator.Infrastructure.Persistence.Search;

/// <summary>Splits text, folded, into its tokens and the signs around them.</summary>
/// <param name="Tokens">In their order.</param>
/// <param name="After">The signs and spaces behind the last one.</param>
internal sealed record SearchTokens(IReadOnlyList<SearchToken> Tokens, string After)
{
    private const char ZeroWidthSpace = '\u200B';

    public static SearchTokens Of(string text)
    {
        var tokens = new List<SearchToken>();
        var signs = new StringBuilder();
        foreach (var rune in UnicodeFold.Fold(text))
        {
            if (KindOf(rune) is { } kind)
                Add(tokens, kind, rune, signs);
            else
                signs.Append(Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return new SearchTokens(tokens, signs.ToString());
    }

    /// <summary>The signs before the token at this place, or behind the last one; without what is not seen.</summary>
    public string SignsBefore(int place) =>
        (place < Tokens.Count ? Tokens[place].Before : After).Replace(
            $"{ZeroWidthSpace}",
            "",
            StringComparison.Ordinal
        );

    private static void Add(List<SearchToken> tokens, SearchTokenKind kind, Rune rune, StringBuilder signs)
    {
        if (tokens.Count > 0 && tokens[^1].Kind == kind && kind != SearchTokenKind.Symbol && GoesOn(kind, signs))
        {
            tokens[^1].Runes.Add(rune);
        }
        else
        {
            tokens.Add(new SearchToken(kind, [rune], signs.ToString()));
        }

        signs.Clear();
    }

    // A space without width parts words; where words are not parted anyway it only allows a line to break.
    private static bool GoesOn(SearchTokenKind kind, StringBuilder signs) =>
        signs.Length == 0
        || (
            signs.Length == 1
            && signs[0] == ZeroWidthSpace
            && kind is SearchTokenKind.Bigrams or SearchTokenKind.Trigrams
        );

    /// <summary>Null for what stands between tokens.</summary>
    private static SearchTokenKind? KindOf(Rune rune)
    {
        if (rune.IsAscii && Rune.IsLetter(rune))
            return SearchTokenKind.Letters;
        if (rune.IsAscii)
            return Rune.IsDigit(rune) ? SearchTokenKind.Digits : null;

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => SearchTokenKind.Digits,
            UnicodeCategory.OtherSymbol => IsFlagLetter(rune.Value) ? SearchTokenKind.Bigrams : SearchTokenKind.Symbol,

            // What this .NET does not know yet is most likely a new pictogram.
            UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => SearchTokenKind.Symbol,
            _ when Rune.IsLetter(rune) || Rune.IsNumber(rune) || IsMark(rune) => OfScript(rune.Value),
            _ => null,
        };
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    private static bool IsFlagLetter(int code) => code is >= 0x1F1E6 and <= 0x1F1FF;

    // Blocks: https://www.unicode.org/Public/UNIDATA/Blocks.txt
    private static SearchTokenKind OfScript(int code) =>
        code switch
        {
            >= 0x0E00 and <= 0x0EFF => SearchTokenKind.Trigrams, // Thai, Lao
            >= 0x1000 and <= 0x109F => SearchTokenKind.Trigrams, // Myanmar
            >= 0x1780 and <= 0x17FF => SearchTokenKind.Trigrams, // Khmer
            >= 0x1950 and <= 0x1AAF => SearchTokenKind.Trigrams, // Tai Le, New Tai Lue, Tai Tham
            >= 0x1B00 and <= 0x1B7F or >= 0xA980 and <= 0xA9DF => SearchTokenKind.Trigrams, // Balinese, Javanese
            >= 0x1100 and <= 0x11FF or >= 0xA960 and <= 0xA97F => SearchTokenKind.Bigrams, // Hangul in parts
            >= 0xAC00 and <= 0xD7FF => SearchTokenKind.Bigrams, // Hangul
            >= 0x2E80 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF => SearchTokenKind.Bigrams, // kana, bopomofo, ideographs
            >= 0xA000 and <= 0xA4CF => SearchTokenKind.Bigrams, // Yi
            // More kana and ideographs.
            >= 0x1AFF0 and <= 0x1B16F or >= 0x20000 and <= 0x3FFFF => SearchTokenKind.Bigrams,
            _ => SearchTokenKind.Letters,
        };
}
