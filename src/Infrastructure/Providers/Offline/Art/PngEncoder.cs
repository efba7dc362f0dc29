using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>Writes 8-bit RGB as PNG (ISO/IEC 15948).</summary>
internal static class PngEncoder
{
    private const int BytesPerPixel = 3;
    private const byte FilterSub = 1;
    private const byte FilterUp = 2;

    /// <param name="rgb">Three bytes a pixel, row by row.</param>
    /// <param name="canvas">The size in pixels.</param>
    /// <param name="texts">Keywords (Latin-1, 1 to 79 characters) and what they say; kept as iTXt.</param>
    /// <param name="level">How hard to compress.</param>
    public static byte[] Encode(
        ReadOnlySpan<byte> rgb,
        Canvas canvas,
        IEnumerable<KeyValuePair<string, string>> texts,
        CompressionLevel level
    )
    {
        using var png = new MemoryStream(rgb.Length / 2);
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteChunk(png, "IHDR"u8, Header(canvas));
        foreach (var (keyword, text) in texts)
            WriteChunk(png, "iTXt"u8, Encoding.UTF8.GetBytes($"{keyword}\0\0\0\0\0{text}"));
        WriteChunk(png, "IDAT"u8, Compress(rgb, canvas, level));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Header(Canvas canvas)
    {
        const byte bitsPerSample = 8;
        const byte trueColour = 2;
        var header = new byte[13]; // the last three: deflate, standard filters, not interlaced
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), canvas.Height);
        header[8] = bitsPerSample;
        header[9] = trueColour;
        return header;
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> rgb, Canvas canvas, CompressionLevel level)
    {
        var stride = canvas.Width * BytesPerPixel;
        var (sub, up) = (new byte[stride + 1], new byte[stride + 1]);
        var compressed = new MemoryStream(rgb.Length / 2);
        using (var deflate = new ZLibStream(compressed, level, leaveOpen: true))
        {
            for (var row = 0; row < canvas.Height; row++)
            {
                var line = rgb.Slice(row * stride, stride);
                var above = row == 0 ? [] : rgb.Slice((row - 1) * stride, stride);
                deflate.Write(Filter(line, above, sub, up));
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    // Every row as differences to its left or to its upper neighbours, whichever are smaller in sum: those compress
    // better.
    private static ReadOnlySpan<byte> Filter(ReadOnlySpan<byte> line, ReadOnlySpan<byte> above, byte[] sub, byte[] up)
    {
        sub[0] = FilterSub;
        line[..BytesPerPixel].CopyTo(sub.AsSpan(1));
        var subCost = Differences(line[BytesPerPixel..], line[..^BytesPerPixel], sub.AsSpan(1 + BytesPerPixel));
        if (above.IsEmpty)
            return sub;

        up[0] = FilterUp;
        var upCost = Differences(line, above, up.AsSpan(1));
        return subCost < upCost ? sub : up;
    }

    private static long Differences(ReadOnlySpan<byte> line, ReadOnlySpan<byte> neighbours, Span<byte> differences)
    {
        long cost = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var difference = unchecked((sbyte)(line[i] - neighbours[i]));
            differences[i] = unchecked((byte)difference);
            cost += Math.Abs((int)difference);
        }

        return cost;
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(type, data));
        png.Write(number);
    }
}
