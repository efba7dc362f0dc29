using System.Buffers.Binary;
using ImageGenerator.Application.Media;
using ImageGenerator.Infrastructure.Providers.Offline.Art;

namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>The chunks of a PNG (W3C PNG, third edition).</summary>
internal static class PngContainer
{
    /// <summary>Bytes of the signature and the first chunk, which is always IHDR.</summary>
    public const int HeaderBytes = 33;

    private const int FrameBytes = 12; // length, type and checksum
    private const string ContentCredentials = "caBX";
    private const string Exif = "eXIf";
    private const string End = "IEND";

    private static readonly HashSet<string> _kept =
    [
        "IHDR",
        "PLTE",
        "IDAT",
        End,
        "iCCP",
        "sRGB",
        "gAMA",
        "cHRM",
        "cICP",
        "mDCV",
        "cLLI",
        "sBIT", // what the colours mean
        "tRNS",
        "bKGD",
        "pHYs",
        "acTL",
        "fcTL",
        "fdAT", // animation
    ];

    private static ReadOnlySpan<byte> Signature =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public static bool Is(ReadOnlySpan<byte> image) => image.StartsWith(Signature);

    /// <returns>False when the chunks cannot be followed to the end.</returns>
    public static bool TryKeep(ReadOnlySpan<byte> image, MetadataOrigin origin, KeptParts kept)
    {
        kept.Keep(0, Signature.Length);
        for (var at = Signature.Length; image.Length - at >= FrameBytes; )
        {
            var data = BinaryPrimitives.ReadUInt32BigEndian(image[at..]);
            if (data > image.Length - at - FrameBytes)
                return false;

            var length = FrameBytes + (int)data;
            var type = TypeOf(image.Slice(at + 4, 4));
            if (type is null || (at == Signature.Length) != (type == "IHDR"))
                return false;

            if (_kept.Contains(type) || (type == ContentCredentials && origin == MetadataOrigin.Provider))
                kept.Keep(at, length);
            else if (type == Exif)
                KeepOrientation(image, at, length, kept);
            else if (char.IsUpper(type[0]))
                return false; // critical: without it the picture is another one

            if (type == End)
                return true;
            at += length;
        }

        return false;
    }

    /// <summary>A whole chunk.</summary>
    public static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[FrameBytes + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(8 + data.Length),
            Crc32.Of(chunk.AsSpan(4, 4 + data.Length), [])
        );
        return chunk;
    }

    private static void KeepOrientation(ReadOnlySpan<byte> image, int at, int length, KeptParts kept)
    {
        if (ExifOrientation.Read(image.Slice(at + 8, length - FrameBytes)) is not { } orientation)
            return;

        kept.Replace(at, length, Chunk("eXIf"u8, ExifOrientation.Write(orientation)));
    }

    private static string? TypeOf(ReadOnlySpan<byte> type)
    {
        foreach (var letter in type)
        {
            if (!char.IsAsciiLetter((char)letter))
                return null;
        }

        return string.Create(4, type, (text, letters) =>
        {
            for (var at = 0; at < text.Length; at++)
                text[at] = (char)letters[at];
        });
    }
}
