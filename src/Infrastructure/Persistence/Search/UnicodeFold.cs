using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ImageGenerator.Infrastructure.Persistence.Search;

/// <summary>
/// Folds text to the form in which two spellings of the same thing are equal: Unicode's compatibility composition
/// (NFKC), without case, without the accents of Latin, Greek, Cyrillic, Hebrew and Arabic, without invisible
/// characters, with plain quotes, dashes and digits. The table is the product's own, because <see
/// cref="string.Normalize()"/> returns its input where globalization is invariant, and because a form that is stored
/// must not change with the machine.
/// </summary>
internal static class UnicodeFold
{
    private const string Resource = "ImageGenerator.Infrastructure.Persistence.Search.unicode-fold.txt";
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int Vowels = 21;
    private const int Finals = 28;

    private static readonly FrozenDictionary<Rune, Rune[]> _folds;
    private static readonly FrozenDictionary<(Rune First, Rune Second), Rune> _compositions;

    static UnicodeFold()
    {
        var folds = new Dictionary<Rune, Rune[]>();
        var compositions = new Dictionary<(Rune, Rune), Rune>();
        foreach (var line in Lines())
        {
            var sides = line.Split(';');
            var (from, to) = (sides[0].Split(' '), sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (from.Length == 1)
                folds.Add(Parse(from[0]), [.. to.Select(Parse)]);
            else
                compositions.Add((Parse(from[0]), Parse(from[1])), Parse(to[0]));
        }

        (_folds, _compositions) = (folds.ToFrozenDictionary(), compositions.ToFrozenDictionary());
    }

    public static List<Rune> Fold(string text)
    {
        var folded = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (TryCompose(folded, rune))
                continue;

            if (!_folds.TryGetValue(rune, out var parts))
                Add(folded, rune);
            else
                foreach (var part in parts)
                    Add(folded, part);
        }

        return folded;
    }

    private static void Add(List<Rune> folded, Rune rune)
    {
        if (TryCompose(folded, rune))
            return;

        // Unicode gives the marks of one letter an order; any will do that does not depend on the keyboard.
        var place = folded.Count;
        if (IsMark(rune))
            while (place > 0 && IsMark(folded[place - 1]) && folded[place - 1] > rune)
                place--;
        folded.Insert(place, rune);
    }

    private static bool TryCompose(List<Rune> folded, Rune rune)
    {
        if (rune.IsAscii || folded.Count == 0 || Composed(folded[^1], rune) is not { } composed)
            return false;

        folded[^1] = composed;
        return true;
    }

    private static Rune? Composed(Rune first, Rune second)
    {
        if (_compositions.TryGetValue((first, second), out var composed))
            return composed;

        // Korean: https://www.unicode.org/versions/latest/core-spec/chapter-3/#G56669
        var (leading, vowel, final) = (first.Value - 0x1100, second.Value - 0x1161, second.Value - 0x11A7);
        if (leading is >= 0 and < 19 && vowel is >= 0 and < Vowels)
        {
            return new Rune(FirstSyllable + (leading * Vowels + vowel) * Finals);
        }

        var isOpen = first.Value is >= FirstSyllable and <= LastSyllable && (first.Value - FirstSyllable) % Finals == 0;
        return isOpen && final is > 0 and < Finals ? new Rune(first.Value + final) : null;
    }

    private static bool IsMark(Rune rune) =>
        !rune.IsAscii && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    private static Rune Parse(string hex) =>
        new(int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(UnicodeFold).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                yield return line;
        }
    }
}
