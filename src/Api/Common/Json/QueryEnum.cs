using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ImageGenerator.Api.Common.Json;

/// <summary>
/// One of several names in an address, written as in JSON: <c>?status=completed</c>. The framework itself would take
/// the members of an enumeration only as C# writes them, and their numbers.
/// </summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
/// <param name="Value">What was chosen.</param>
[SuppressMessage("Design", "CA1000", Justification = "The framework looks for the parser on the type itself.")]
public readonly record struct QueryEnum<TEnum>(TEnum Value)
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> _names = Enum.GetValues<TEnum>()
        .ToFrozenDictionary(
            value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
            StringComparer.OrdinalIgnoreCase
        );

    /// <summary>Reads a name; its case does not matter.</summary>
    public static bool TryParse(string? text, out QueryEnum<TEnum> choice)
    {
        var known = _names.TryGetValue(text ?? "", out var value);
        choice = new QueryEnum<TEnum>(value);
        return known;
    }
}
