using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Reads an image's Base64 straight out of the answer's bytes, without a string in between. What is no Base64 becomes an empty
/// array, so that one damaged image does not make the others unreadable. A data URL is taken for what it holds.
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

        if (!reader.ValueIsEscaped && !reader.HasValueSequence) return Decode(reader.ValueSpan);

        // Some write a slash as \/.
        var length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var text = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Decode(text.AsSpan(0, reader.CopyString(text)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value);

    private static byte[] Decode(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("data:"u8)) text = text[(text.IndexOf((byte)',') + 1)..];

        var padding = text.EndsWith("=="u8) ? 2 : text.EndsWith("="u8) ? 1 : 0;
        var bytes = new byte[Math.Max(0, Base64.GetMaxDecodedFromUtf8Length(text.Length) - padding)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done) return [];

        return written == bytes.Length ? bytes : bytes[..written];
    }
}
