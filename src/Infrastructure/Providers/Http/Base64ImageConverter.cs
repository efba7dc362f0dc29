using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Reads an image's base64 straight out of the answer's bytes, without a string in between. What is no base64 becomes
/// an empty array, so that one damaged image does not make the others unreadable. A data URL is taken for what it
/// holds.
/// </summary>
internal sealed class Base64ImageConverter : JsonConverter<byte[]>
{
    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return [];
        }

        if (!reader.ValueIsEscaped && !reader.HasValueSequence)
            return Base64Decoder.Decode(reader.ValueSpan) ?? [];

        // Some write a slash as \/.
        var length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var text = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Base64Decoder.Decode(text.AsSpan(0, reader.CopyString(text))) ?? [];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value);
}
