using System.Buffers.Binary;

namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>The beginning of a WebP file, extended so that it may have chunks besides its pixels.</summary>
/// <param name="Length">Bytes of the file that it takes the place of.</param>
/// <param name="Extended">The VP8X chunk, which says that there is XMP.</param>
internal sealed record WebpHead(int Length, byte[] Extended)
{
    /// <summary>Bytes that have to be known.</summary>
    public const int Bytes = 30;

    private const int FlagsAt = 8;
    private const byte HasAlpha = 0x10;

    /// <returns>Null when the file begins with something else than its pixels or their header.</returns>
    public static WebpHead? Read(ReadOnlySpan<byte> head)
    {
        var chunk = head[WebpContainer.HeaderBytes..Bytes];
        if (chunk.StartsWith("VP8X"u8))
        {
            var extended = chunk.ToArray();
            extended[FlagsAt] |= WebpContainer.HasXmp;
            return new WebpHead(Bytes, extended);
        }

        if (chunk.StartsWith("VP8 "u8))
            return Lossy(chunk[8..]);
        return chunk.StartsWith("VP8L"u8) ? Lossless(chunk[8..]) : null;
    }

    public static byte[] Write(byte[] extended, uint length)
    {
        var head = new byte[WebpContainer.HeaderBytes + extended.Length];
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), length);
        "WEBP"u8.CopyTo(head.AsSpan(8));
        extended.CopyTo(head, WebpContainer.HeaderBytes);
        return head;
    }

    // RFC 6386, 9.1: three bytes of the frame's tag, three of a start code, then width and height of 14 bits.
    private static WebpHead? Lossy(ReadOnlySpan<byte> frame) =>
        frame[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? Extend(
                BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]) & 0x3FFF,
                hasAlpha: false
            )
            : null;

    // RFC 9649, 3.4: a signature, then width and height less one of 14 bits, and whether there is alpha.
    private static WebpHead? Lossless(ReadOnlySpan<byte> frame)
    {
        if (frame[0] != 0x2F)
            return null;

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(frame[1..]);
        return Extend((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1, (bits & 1 << 28) != 0);
    }

    private static WebpHead? Extend(int width, int height, bool hasAlpha)
    {
        if (width == 0 || height == 0)
            return null;

        var data = new byte[10];
        data[0] = (byte)(WebpContainer.HasXmp | (hasAlpha ? HasAlpha : 0));
        WriteLess(data.AsSpan(4), width);
        WriteLess(data.AsSpan(7), height);
        return new WebpHead(WebpContainer.HeaderBytes, WebpContainer.Chunk("VP8X"u8, data));
    }

    private static void WriteLess(Span<byte> at, int side) =>
        (at[0], at[1], at[2]) = ((byte)(side - 1), (byte)((side - 1) >> 8), (byte)((side - 1) >> 16));
}
