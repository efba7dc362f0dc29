using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>Events as JSON in the outbox: the domain's own members, not what clients get.</summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new TypedIdConverterFactory(),
            new MoneyConverter(),
            new JobKindConverter(),
            new MissingOutputsConverter(),
        },
    };

    public static string Write(IDomainEvent happened) =>
        JsonSerializer.Serialize(happened, happened.GetType(), _options);

    /// <exception cref="JsonException">It is not what the type needs.</exception>
    public static IDomainEvent Read(Type type, string json) =>
        (IDomainEvent?)JsonSerializer.Deserialize(json, type, _options)
        ?? throw new JsonException("An event was null.");

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Money.Usd(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Amount);
    }

    private sealed class JobKindConverter : JsonConverter<JobKind>
    {
        public override JobKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? throw new JsonException("A kind has a name."));

        public override void Write(Utf8JsonWriter writer, JobKind value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Name);
    }

    private sealed class MissingOutputsConverter : JsonConverter<MissingOutputs>
    {
        public override MissingOutputs Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => MissingOutputs.Of(JsonSerializer.Deserialize<MissingOutput[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, MissingOutputs value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.All, options);
    }

    /// <summary>A typed id is its UUID.</summary>
    private sealed class TypedIdConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsValueType
            && typeToConvert.Namespace == typeof(JobId).Namespace
            && typeToConvert.GetConstructor([typeof(Guid)]) is not null;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(TypedIdConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class TypedIdConverter<TId> : JsonConverter<TId>
        where TId : struct
    {
        private static readonly Func<Guid, TId> _make = Make();
        private static readonly Func<TId, Guid> _valueOf = ValueOf();

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            _make(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(_valueOf(value));

        private static Func<Guid, TId> Make()
        {
            var value = Expression.Parameter(typeof(Guid));
            var constructor = typeof(TId).GetConstructor([typeof(Guid)])!;
            return Expression.Lambda<Func<Guid, TId>>(Expression.New(constructor, value), value).Compile();
        }

        private static Func<TId, Guid> ValueOf()
        {
            var id = Expression.Parameter(typeof(TId));
            return Expression.Lambda<Func<TId, Guid>>(Expression.Property(id, nameof(JobId.Value)), id).Compile();
        }
    }
}
