using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>What makes members of wire records lenient: see <see cref="LenientJson"/>.</summary>
internal static class LenientMembers
{
    /// <summary>For texts, numbers, flags, lists and maps, wherever they stand.</summary>
    public static IReadOnlyList<JsonConverter> Converters { get; } =
    [
        new LenientTextConverter(),
        new LenientFlagConverter(),
        new LenientNumberFactory(),
        new LenientListFactory(),
        new LenientMapFactory(),
    ];

    /// <summary>For all that has no lenient converter: records inside of records above all.</summary>
    public static void Loosen(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;

        foreach (var member in type.Properties)
        {
            member.IsRequired = false;
            if (member.CustomConverter is null && !IsLenient(member.PropertyType))
                member.CustomConverter = New(typeof(LenientMemberConverter<>), member.PropertyType);
        }
    }

    /// <summary>Reads a value; what cannot be read as one is passed over.</summary>
    public static T? ReadOrSkip<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var beginning = reader;
        try
        {
            return JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }
        catch (JsonException)
        {
            reader = beginning;
            reader.Skip();
            return default;
        }
    }

    public static JsonConverter New(Type converter, params Type[] arguments) =>
        (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(arguments))!;

    private static bool IsLenient(Type type) =>
        type == typeof(JsonElement?) || Converters.Any(converter => converter.CanConvert(type));
}

/// <summary>What the member's own converter reads, or nothing for whatever else stands there.</summary>
internal sealed class LenientMemberConverter<T> : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LenientMembers.ReadOrSkip<T>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw LenientText.OnlyRead;
}
