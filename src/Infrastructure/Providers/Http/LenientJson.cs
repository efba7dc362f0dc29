using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// The one way in which JSON of providers is read. The bytes are sanitized first; a member of another type than the
/// wire record has counts as absent, so that nothing is lost to a member that nobody needs. It holds for every wire
/// record: the contexts are not changed, they are read with other options.
/// </summary>
internal static class LenientJson
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> _lenient = [];

    /// <summary>The JSON as a wire record; null when it is no JSON, or of another shape altogether.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(JsonSanitizer.Sanitize(json).Span, LenientOf(type));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same for JSON inside of a text.</summary>
    public static T? Read<T>(string? json, JsonTypeInfo<T> type)
        where T : class => json is null ? null : Read(Encoding.UTF8.GetBytes(json), type);

    /// <summary>The same for a part of an answer that was left as it is.</summary>
    public static T? Read<T>(JsonElement? json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return json?.Deserialize(LenientOf(type));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The JSON without a type; null when it is none.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(JsonSanitizer.Sanitize(json).Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonTypeInfo<T> LenientOf<T>(JsonTypeInfo<T> type) =>
        (JsonTypeInfo<T>)_lenient.GetValue(type.Options, Loosen).GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Loosen(JsonSerializerOptions strict)
    {
        var lenient = new JsonSerializerOptions(strict)
        {
            TypeInfoResolver = (
                strict.TypeInfoResolver ?? throw new InvalidOperationException("The options have no context.")
            ).WithAddedModifier(LenientMembers.Loosen),
        };
        foreach (var converter in LenientMembers.Converters)
            lenient.Converters.Add(converter);
        lenient.MakeReadOnly();
        return lenient;
    }
}
