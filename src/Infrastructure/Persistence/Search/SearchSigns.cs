using System.Globalization;

namespace ImageGenerator.Infrastructure.Persistence.Search;

/// <summary>Which signs belong to the words they touch.</summary>
internal static class SearchSigns
{
    private const string Joints = "-./\\:'";
    private const string Held = "%_#+@&";
    private const int MaxLength = 4;

    /// <summary>True when two words with these signs between them are written as one.</summary>
    public static bool Join(SearchToken left, string signs, SearchToken right)
    {
        if (signs.All(IsHeld))
            return true;
        if (signs == ",")
            return left.Kind == SearchTokenKind.Digits && right.Kind == SearchTokenKind.Digits;

        return signs.Length == 1 && Joints.Contains(signs[0], StringComparison.Ordinal);
    }

    /// <summary>The signs that the word behind them holds, as in @name and $100.</summary>
    public static string HeldByNext(string signs)
    {
        var count = signs.Reverse().TakeWhile(IsHeld).Count();
        return signs[^Math.Min(count, MaxLength)..];
    }

    /// <summary>The signs that the word before them holds, as in 100% and C++.</summary>
    public static string HeldByLast(string signs) => Cut(signs[..signs.TakeWhile(IsHeld).Count()]);

    public static string Cut(string signs) => signs[..Math.Min(signs.Length, MaxLength)];

    private static bool IsHeld(char sign) =>
        Held.Contains(sign, StringComparison.Ordinal)
        || char.GetUnicodeCategory(sign) == UnicodeCategory.CurrencySymbol;
}
