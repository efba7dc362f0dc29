using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// A list; entries that cannot be read are null, and one entry that stands there alone is a list of one.
/// </summary>
internal sealed class LenientListConverter<T> : JsonConverter<IReadOnlyList<T?>>
{
    public override IReadOnlyList<T?>? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return LenientMembers.ReadOrSkip<T>(ref reader, options) is { } only ? [only] : null;

        var entries = new List<T?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            entries.Add(LenientMembers.ReadOrSkip<T>(ref reader, options));
        return entries;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T?> value, JsonSerializerOptions options) =>
        throw LenientText.OnlyRead;
}

/// <summary>A map; entries that cannot be read are null.</summary>
internal sealed class LenientMapConverter<T> : JsonConverter<IReadOnlyDictionary<string, T?>>
{
    public override IReadOnlyDictionary<string, T?>? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var entries = new Dictionary<string, T?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            entries[name] = LenientMembers.ReadOrSkip<T>(ref reader, options);
        }

        return entries;
    }

    public override void Write(
        Utf8JsonWriter writer,
        IReadOnlyDictionary<string, T?> value,
        JsonSerializerOptions options
    ) => throw LenientText.OnlyRead;
}

/// <summary>Makes the converter for each type of list.</summary>
internal sealed class LenientListFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        LenientMembers.New(typeof(LenientListConverter<>), typeToConvert.GetGenericArguments());
}

/// <summary>Makes the converter for each type of map.</summary>
internal sealed class LenientMapFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
        && typeToConvert.GetGenericArguments()[0] == typeof(string);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        LenientMembers.New(typeof(LenientMapConverter<>), typeToConvert.GetGenericArguments()[1]);
}
