using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ImageGenerator.Infrastructure.Providers.Offline.Art;
using NetVips;

namespace ImageGenerator.Infrastructure.Tests.Media;

/// <summary>
/// Images with everything in them that is no part of the picture; every piece of it holds one of <see cref="Words"/>.
/// </summary>
internal static class Tainted
{
    private const byte Turned = 6;

    /// <summary>What must not be found in a clean file.</summary>
    public static readonly string[] Words =
    [
        "GPSGPSGPS",
        "CameraMaker",
        "a comment of mine",
        "<script>",
        "PHOTOSHOP-IPTC",
        "x:xmpmeta",
        "MPF\0",
        "unknown data",
        "2024-tIME",
        "hidden.txt",
        "</html>",
    ];

    /// <summary>Bytes that stand for content credentials.</summary>
    public static readonly byte[] Credentials = [.. "JP"u8, 0, 1, 0, 0, 0, 1, .. "a signed manifest"u8];

    /// <summary>A profile of a wider gamut than every screen's.</summary>
    public static byte[] WideProfile() => Image.ProfileLoad("p3");

    public static byte[] Of(string extension, int width = 320, int height = 200, bool turned = false) =>
        extension switch
        {
            "png" => Png(Samples.Png(width, height), turned),
            "jpg" => Jpeg(Samples.Of("jpg", width, height), turned),
            "webp" => Webp(Samples.SimpleWebp(width, height), width, height, turned),
            _ => throw new ArgumentOutOfRangeException(nameof(extension), extension, null),
        };

    private static byte[] Png(byte[] clean, bool turned) =>
        [
            .. clean[..33],
            .. PngChunk("iCCP", [.. "Wide\0\0"u8, .. Deflate(WideProfile())]),
            .. PngChunk("caBX", Credentials),
            .. PngChunk("tEXt", "Comment\0a comment of mine <script>alert(1)</script>"u8),
            .. PngChunk("zTXt", "Comment\0\0a comment of mine"u8),
            .. PngChunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>"u8),
            .. PngChunk("eXIf", Exif(turned)),
            .. PngChunk("tIME", "2024-tIME"u8),
            .. PngChunk("prVt", "unknown data"u8),
            .. clean[33..],
            .. "<html><script>alert(1)</script></html>"u8,
        ];

    private static byte[] Jpeg(byte[] clean, bool turned) =>
        [
            .. clean[..2],
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(turned)]),
            .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"u8),
            .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. WideProfile()]),
            .. Segment(0xE2, "MPF\0 second image"u8),
            .. Segment(0xEB, Credentials),
            .. Segment(0xED, "Photoshop 3.0\0PHOTOSHOP-IPTC"u8),
            .. Segment(0xEC, "unknown data"u8),
            .. Segment(0xFE, "a comment of mine <script>alert(1)</script>"u8),
            .. clean[2..],
            .. Zip(),
        ];

    private static byte[] Webp(byte[] clean, int width, int height, bool turned)
    {
        var flags = (byte)(0x20 | 0x08 | 0x04);
        byte[] header =
        [
            flags,
            0,
            0,
            0,
            (byte)(width - 1),
            (byte)((width - 1) >> 8),
            0,
            (byte)(height - 1),
            (byte)((height - 1) >> 8),
            0,
        ];
        byte[] content =
        [
            .. "WEBP"u8,
            .. RiffChunk("VP8X", header),
            .. RiffChunk("ICCP", WideProfile()),
            .. clean[12..],
            .. RiffChunk("EXIF", Exif(turned)),
            .. RiffChunk("XMP ", "<x:xmpmeta/><script>"u8),
            .. RiffChunk("C2PA", Credentials),
            .. RiffChunk("junk", "unknown data"u8),
        ];
        var file = new byte[8 + content.Length];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), content.Length);
        content.CopyTo(file, 8);
        return [.. file, .. Zip()];
    }

    // Little-endian: Make, Orientation, a pointer to positions; the texts lie behind.
    private static byte[] Exif(bool turned) =>
        [
            .. "II*\0"u8,
            8,
            0,
            0,
            0,
            3,
            0,
            0x0F,
            0x01,
            2,
            0,
            12,
            0,
            0,
            0,
            50,
            0,
            0,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            turned ? Turned : (byte)1,
            0,
            0,
            0,
            0x25,
            0x88,
            4,
            0,
            1,
            0,
            0,
            0,
            62,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            .. "CameraMaker\0"u8,
            .. "GPSGPSGPS"u8,
        ];

    private static byte[] PngChunk(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(8 + data.Length),
            Crc32.Of(chunk.AsSpan(4, 4 + data.Length), [])
        );
        return chunk;
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] RiffChunk(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[8 + data.Length + (data.Length & 1)];
        Encoding.ASCII.GetBytes(type, chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        data.CopyTo(chunk.AsSpan(8));
        return chunk;
    }

    private static byte[] Deflate(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
            zlib.Write(data);
        return packed.ToArray();
    }

    private static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
            zip.CreateEntry("hidden.txt");
        return file.ToArray();
    }
}
