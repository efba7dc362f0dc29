using System.Globalization;
using System.Text.Json;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>A value of a parameter: text, a number, true or false.</summary>
public static class ParameterValue
{
    // Divides trailing zeros away.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>
    /// True for what a parameter can be: a number, a boolean, null (refused later), or text that can be stored.
    /// </summary>
    public static bool IsValid(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
        }

        try
        {
            return Text.IsStorable(value.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // JSON can spell half a character (\ud800); reading it is the only way to find out.
            return false;
        }
    }

    /// <summary>As it would be written: text without quotes, <c>7.5</c>, <c>true</c>.</summary>
    public static string AsWritten(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when value.TryGetDecimal(out var number) => AsWritten(number),
            _ => value.GetRawText(),
        };

    /// <summary>A number without zeros that say nothing, so that 20 and 20.0 are the same.</summary>
    public static string AsWritten(decimal number) => (number / One).ToString(CultureInfo.InvariantCulture);
}
