using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Api.Common.Json;

/// <summary>
/// A time of ISO 8601. Without an offset it is UTC, as in addresses: the framework would take the server's own time
/// zone, which nobody who calls can know.
/// </summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        if (reader.TryGetDateTime(out var time) && time.Kind == DateTimeKind.Unspecified)
        {
            return new DateTimeOffset(time, TimeSpan.Zero);
        }

        return reader.TryGetDateTimeOffset(out var withOffset) ? withOffset : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
