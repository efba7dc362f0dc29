using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// How values of the domain are written into jsonb. A member that is null is left out, and one that is not known is
/// passed over: a newer version may have written it, and adding a setting is no change of the schema.
/// </summary>
internal static class StoredJson
{
    private const string KindName = "kind";

    // Found by what they are, as the kinds of job are. Every value of a type is of the same kind, an empty one too.
    private static readonly FrozenDictionary<JobKind, Type> _settings = typeof(IJobSettings)
        .Assembly.GetTypes()
        .Where(type =>
            !type.IsAbstract && type.IsAssignableTo(typeof(IJobSettings)) && type != typeof(UnknownJobSettings)
        )
        .ToFrozenDictionary(type => ((IJobSettings)RuntimeHelpers.GetUninitializedObject(type)).Kind);

    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // It is stored, not put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatFollows } },
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new StoredValue<JobKind, string>(kind => kind.Name, name => new JobKind(name)),
            new StoredValue<AssetId, Guid>(id => id.Value, id => new AssetId(id)),
            new StoredValue<Seed, long>(seed => seed.Value, Seed.From),
            new StoredValue<ModelParameters, Dictionary<string, JsonElement>>(
                parameters => new(parameters.Values),
                ModelParameters.From
            ),
            new StoredValue<ReferenceImages, ReferenceImage[]>(images => [.. images.All], ReferenceImages.Of),
            new StoredValue<MissingOutputs, MissingOutput[]>(images => [.. images.All], MissingOutputs.Of),
            new StoredValue<JobMetadata, Dictionary<string, string>>(metadata => new(metadata.Values), JobMetadata.Of),
        },
    };

    public static string Write<T>(T value)
        where T : class => JsonSerializer.Serialize(value, value.GetType(), _options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, _options) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    /// <summary>Reads settings of whatever kind; those of an unknown one as far as any kind is alike.</summary>
    public static IJobSettings ReadSettings(string json)
    {
        using var document = JsonDocument.Parse(json);
        var kind = new JobKind(document.RootElement.GetProperty(KindName).GetString() ?? "");
        return _settings.TryGetValue(kind, out var type)
            ? (IJobSettings)document.Deserialize(type, _options)!
            : document.Deserialize<UnknownJobSettings>(_options)!;
    }

    // What a value works out from its other members is no part of it; but its kind is found before all else.
    private static void LeaveOutWhatFollows(JsonTypeInfo type)
    {
        for (var place = type.Properties.Count - 1; place >= 0; place--)
        {
            var property = type.Properties[place];
            var isGiven = property.Set is not null || property.AssociatedParameter is not null;
            if (!isGiven && property.Name != KindName)
                type.Properties.RemoveAt(place);
        }
    }
}

/// <summary>Stores a value as a simpler one that says the same.</summary>
internal sealed class StoredValue<TValue, TStored>(Func<TValue, TStored> store, Func<TStored, TValue> restore)
    : JsonConverter<TValue>
    where TValue : notnull
{
    public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        restore(JsonSerializer.Deserialize<TStored>(ref reader, options) ?? throw new JsonException());

    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, store(value), options);
}
