using System.Buffers.Text;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// What the escapes of a JSON text mean for base64: some write / as \/ and + as \u002B. The ends of lines mean nothing
/// in it, and what it cannot hold becomes what it surely cannot hold.
/// </summary>
internal static class JsonEscapes
{
    /// <summary>How many bytes an escape has behind its backslash, by the first of them.</summary>
    public static int LengthOf(byte escape) => escape == (byte)'u' ? 5 : 1;

    /// <summary>The bytes that an escape stands for; it begins behind the backslash.</summary>
    public static byte[] MeaningOf(ReadOnlySpan<byte> escape) =>
        escape[0] switch
        {
            (byte)'n' or (byte)'r' or (byte)'t' => [],
            (byte)'u' => IsAscii(escape[1..], out var code) ? PlainOf(code) : "?"u8.ToArray(),
            var character => [character],
        };

    /// <returns>Null when it ends within an escape.</returns>
    public static byte[]? Unescape(ReadOnlySpan<byte> text)
    {
        var plain = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != (byte)'\\')
            {
                plain.Add(text[at]);
                continue;
            }

            if (++at == text.Length || at + LengthOf(text[at]) > text.Length)
                return null;
            plain.AddRange(MeaningOf(text.Slice(at, LengthOf(text[at]))));
            at += LengthOf(text[at]) - 1;
        }

        return [.. plain];
    }

    private static bool IsAscii(ReadOnlySpan<byte> digits, out byte code)
    {
        var read = Utf8Parser.TryParse(digits, out ushort value, out var length, 'x') && length == 4 && value < 128;
        code = (byte)value;
        return read;
    }

    private static byte[] PlainOf(byte code) => code is (byte)'\n' or (byte)'\r' or (byte)'\t' ? [] : [code];
}
