using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Api.Common.Json;

/// <summary>
/// Enums by their camelCase names, and only so: the framework's converter also takes lists of names and adds them up.
/// </summary>
internal sealed class EnumNameConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly Dictionary<string, TEnum> _byName = Enum.GetValues<TEnum>()
            .ToDictionary(
                value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
                StringComparer.OrdinalIgnoreCase
            );

        private static readonly Dictionary<TEnum, string> _names = _byName.ToDictionary(
            pair => pair.Value,
            pair => pair.Key
        );

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && _byName.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(_names[value]);
    }
}
