using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ImageGenerator.Sdk;

/// <summary>
/// Enums by the names that the document gives them. A value that only a later server knows is read as <c>-1</c>, which no
/// name stands for, so that it stops no program that does not ask for it.
/// </summary>
internal static class WireEnums
{
    private static readonly ConcurrentDictionary<Type, JsonConverter> _converters = new();

    /// <summary>Takes the place of the generated attributes, which know C#'s names only and refuse all others.</summary>
    public static void Apply(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var isNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null;
            var plain = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (!plain.IsEnum)
                continue;

            var converter = isNullable ? typeof(NullableWireEnum<>) : typeof(WireEnum<>);
            property.CustomConverter = _converters.GetOrAdd(property.PropertyType, _ =>
                (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(plain))!
            );
        }
    }

    private sealed class WireEnum<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Names<T>.ValueOf(reader.GetString());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Names<T>.NameOf(value));
    }

    private sealed class NullableWireEnum<T> : JsonConverter<T?>
        where T : struct, Enum
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? null : Names<T>.ValueOf(reader.GetString());

        public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
        {
            if (value is { } given)
                writer.WriteStringValue(Names<T>.NameOf(given));
            else
                writer.WriteNullValue();
        }
    }

    private static class Names<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<T, string> _names = Enum.GetValues<T>()
            .ToDictionary(value => value, Declared);
        private static readonly Dictionary<string, T> _values = _names.ToDictionary(
            pair => pair.Value,
            pair => pair.Key
        );

        public static T ValueOf(string? name) =>
            name is not null && _values.TryGetValue(name, out var value) ? value : (T)Enum.ToObject(typeof(T), -1);

        public static string NameOf(T value) =>
            _names.TryGetValue(value, out var name) ? name : throw new JsonException($"{value} cannot be sent.");

        private static string Declared(T value) =>
            typeof(T).GetField(value.ToString())!.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? value.ToString();
    }
}
