using System.Text;

namespace ImageGenerator.Infrastructure.Persistence.Search;

/// <summary>
/// The one normal form of searched text. What is stored and what is typed both go through it, so that the database
/// compares bytes and its locale plays no part. Every field that is to be searched comes through here.
/// </summary>
internal static class SearchText
{
    /// <summary>
    /// Of the normal form. When it changes, this is raised (with a migration), and stored rows are indexed again.
    /// </summary>
    public const short Version = 1;

    // A tsvector holds 1 MB of lexemes. A prompt of the greatest length needs less than half.
    private const int MaxBytes = 900_000;

    /// <summary>Everything by which the text can be found.</summary>
    public static IReadOnlyCollection<string> LexemesOf(string text)
    {
        var lexemes = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0;
        foreach (var lexeme in AllLexemes(SearchTokens.Of(text)))
        {
            if (!lexemes.Add(lexeme))
                continue;

            bytes += Encoding.UTF8.GetByteCount(lexeme);
            if (bytes > MaxBytes)
                break;
        }

        return lexemes;
    }

    /// <summary>
    /// What a text must have to be found by what was typed: every term. The last word may be the beginning of one.
    /// Signs that stand alone count only when nothing else was typed. Empty when nothing visible was.
    /// </summary>
    public static IReadOnlyCollection<SearchTerm> TermsOf(string typed)
    {
        var text = SearchTokens.Of(typed);
        if (text.Tokens.Count == 0)
            return Signs(text).Select(sign => new SearchTerm(sign, false)).ToHashSet();

        return Enumerable.Range(0, text.Tokens.Count).SelectMany(place => TermsAt(text, place)).ToHashSet();
    }

    private static IEnumerable<string> AllLexemes(SearchTokens text)
    {
        for (var place = 0; place < text.Tokens.Count; place++)
        {
            var token = text.Tokens[place];
            if (!token.IsWord)
            {
                foreach (var gram in GramsOf(token, withRest: true))
                    yield return gram;
                continue;
            }

            var word = token.Text;
            yield return word;
            if (SearchSigns.HeldByNext(text.SignsBefore(place)) is { Length: > 0 } before)
                yield return before + word;
            if (SearchSigns.HeldByLast(text.SignsBefore(place + 1)) is { Length: > 0 } after)
                yield return word + after;
            if (JointAt(text, place + 1) is { } joint)
                yield return joint;
        }

        foreach (var sign in Signs(text))
            yield return sign;
    }

    // A token that a longer lexeme holds need not be asked for by itself.
    private static IEnumerable<SearchTerm> TermsAt(SearchTokens text, int place)
    {
        var token = text.Tokens[place];
        var isLast = place == text.Tokens.Count - 1;
        if (!token.IsWord)
        {
            var isBeginning = token.Kind != SearchTokenKind.Symbol && token.Runes.Count < token.GramLength;
            foreach (var gram in GramsOf(token, withRest: false))
                yield return new SearchTerm(gram, isBeginning);
            yield break;
        }

        var (left, right) = (JointAt(text, place), JointAt(text, place + 1));
        if (left is not null)
            yield return new SearchTerm(left, isLast);

        var before = left is null ? SearchSigns.HeldByNext(text.SignsBefore(place)) : "";
        if (before.Length > 0)
            yield return new SearchTerm(before + token.Text, isLast);

        var after = right is null ? SearchSigns.HeldByLast(text.SignsBefore(place + 1)) : "";
        if (after.Length > 0)
            yield return new SearchTerm(token.Text + after, isLast);

        var isAlone = left is null && right is null && before.Length + after.Length == 0;
        if (isAlone)
            yield return new SearchTerm(token.Text, isLast);
    }

    /// <summary>
    /// The token at this place and the one before it, when they are written as one: 1.5, covid-19, real_photo, v2.
    /// </summary>
    private static string? JointAt(SearchTokens text, int place)
    {
        if (place == 0 || place == text.Tokens.Count)
            return null;

        var (left, right, signs) = (text.Tokens[place - 1], text.Tokens[place], text.SignsBefore(place));
        var areJoined = left.IsWord && right.IsWord && SearchSigns.Join(left, signs, right);
        return areJoined ? left.Text + SearchSigns.Cut(signs) + right.Text : null;
    }

    // With the rest of the run every character is the beginning of a lexeme, so that a single one finds it too.
    private static IEnumerable<string> GramsOf(SearchToken token, bool withRest)
    {
        var length = token.Kind == SearchTokenKind.Symbol ? 1 : token.GramLength;
        var last = withRest ? token.Runes.Count - 1 : Math.Max(0, token.Runes.Count - length);
        for (var start = 0; start <= last; start++)
            yield return token.TextOf(start, length);
    }

    private static IEnumerable<string> Signs(SearchTokens text) =>
        Enumerable
            .Range(0, text.Tokens.Count + 1)
            .SelectMany(place => text.SignsBefore(place).EnumerateRunes())
            .Where(rune => !Rune.IsWhiteSpace(rune))
            .Select(rune => rune.ToString());
}

/// <summary>A lexeme that must be there, or the beginning of one.</summary>
internal readonly record struct SearchTerm(string Lexeme, bool IsPrefix);
