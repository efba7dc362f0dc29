using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>What the lenient converters have in common.</summary>
internal static class LenientText
{
    public static NotSupportedException OnlyRead => new("Answers are only read.");

    /// <summary>The text or number that stands there; null, and passed over, for anything else.</summary>
    public static string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        if (reader.TokenType == JsonTokenType.Number)
            return Encoding.UTF8.GetString(reader.ValueSpan);

        reader.Skip();
        return null;
    }
}

/// <summary>A text. A number is taken as it is written; whatever else stands there counts as absent.</summary>
internal sealed class LenientTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LenientText.Read(ref reader);

    public override string ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => reader.GetString()!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        throw LenientText.OnlyRead;
}

/// <summary>True or false, also as a text; whatever else stands there counts as absent.</summary>
internal sealed class LenientFlagConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            return reader.GetBoolean();

        return bool.TryParse(LenientText.Read(ref reader), out var flag) ? flag : null;
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) =>
        throw LenientText.OnlyRead;
}

/// <summary>
/// A number, also as a text; what has a fraction or is too large for its type counts as absent, as does whatever else
/// stands there.
/// </summary>
internal sealed class LenientNumberConverter<T> : JsonConverter<T?>
    where T : struct, INumber<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = LenientText.Read(ref reader);
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return T.IsFinite(number) ? number : null;

        return
            decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var whole)
            && decimal.IsInteger(whole)
            ? Fit(whole)
            : null;
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) =>
        throw LenientText.OnlyRead;

    private static T? Fit(decimal whole)
    {
        try
        {
            return T.CreateChecked(whole);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

/// <summary>Makes the converter for each type of number.</summary>
internal sealed class LenientNumberFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        Nullable.GetUnderlyingType(typeToConvert) is { } number
        && (number == typeof(int) || number == typeof(long) || number == typeof(decimal) || number == typeof(double));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        LenientMembers.New(typeof(LenientNumberConverter<>), Nullable.GetUnderlyingType(typeToConvert)!);
}
