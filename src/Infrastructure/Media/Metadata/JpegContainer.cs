using System.Buffers.Binary;
using ImageGenerator.Application.Media;

namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>The segments of a JPEG (ITU-T T.81, annex B).</summary>
internal static class JpegContainer
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Application1 = 0xE1;
    private const int JfifBytes = 18; // marker, length and fields, without a thumbnail

    private static ReadOnlySpan<byte> Jfif => "JFIF\0"u8;

    private static ReadOnlySpan<byte> Exif => "Exif\0\0"u8;

    public static bool Is(ReadOnlySpan<byte> image) => image.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <returns>False when the segments cannot be followed to the end.</returns>
    public static bool TryKeep(ReadOnlySpan<byte> image, MetadataOrigin origin, KeptParts kept)
    {
        kept.Keep(0, 2);
        for (var at = 2; at + 1 < image.Length; )
        {
            if (image[at] != 0xFF)
                return false;

            var marker = image[at + 1];
            if (marker == 0xFF)
            {
                at++; // a fill byte
                continue;
            }

            if (marker == EndOfImage)
            {
                kept.Keep(at, 2);
                return true;
            }

            if (marker is < 0xC0 or (>= 0xD0 and <= 0xD8) || LengthAt(image, at) is not { } length)
                return false;

            KeepSegment(image, at, length, marker, origin, kept);
            at += length;
            if (marker != StartOfScan)
                continue;

            var scan = ScanBytes(image[at..]);
            if (scan < 0)
                return false;
            kept.Keep(at, scan);
            at += scan;
        }

        return false;
    }

    /// <summary>A whole segment.</summary>
    public static byte[] Segment(byte marker, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        var segment = new byte[4 + name.Length + data.Length];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), checked((ushort)(segment.Length - 2)));
        name.CopyTo(segment.AsSpan(4));
        data.CopyTo(segment.AsSpan(4 + name.Length));
        return segment;
    }

    /// <summary>How a file ends.</summary>
    private static void KeepSegment(
        ReadOnlySpan<byte> image,
        int at,
        int length,
        byte marker,
        MetadataOrigin origin,
        KeptParts kept
    )
    {
        var data = image.Slice(at + 4, length - 4);
        switch (marker)
        {
            case 0xE0 when data.StartsWith(Jfif) && length >= JfifBytes:
                // Without its thumbnail.
                kept.Replace(at, length, [.. image.Slice(at, 2), 0, JfifBytes - 2, .. data[..12], 0, 0]);
                break;

            case Application1 when data.StartsWith(Exif):
                if (ExifOrientation.Read(data) is { } orientation)
                    kept.Replace(at, length, Segment(Application1, Exif, ExifOrientation.Write(orientation)));
                break;

            case 0xE2 when data.StartsWith("ICC_PROFILE\0"u8):
            case 0xEB when origin == MetadataOrigin.Provider && data.StartsWith("JP"u8): // JUMBF: content credentials
            case 0xEE when data.StartsWith("Adobe"u8): // says how the colours are stored
            case < 0xE0:
                kept.Keep(at, length);
                break;

            default: // other applications' data, comments, extensions
                break;
        }
    }

    /// <summary>Bytes of a segment with its marker; null when it is longer than what there is.</summary>
    private static int? LengthAt(ReadOnlySpan<byte> image, int at)
    {
        if (image.Length - at < 4)
            return null;

        var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]);
        return length >= 4 && length <= image.Length - at ? length : null;
    }

    /// <summary>
    /// Compressed pixels up to the next marker that is no part of them; below zero when there is none.
    /// </summary>
    private static int ScanBytes(ReadOnlySpan<byte> data)
    {
        for (var at = 0; at + 1 < data.Length; )
        {
            var next = data[at..^1].IndexOf((byte)0xFF);
            if (next < 0)
                return -1;

            at += next;
            if (data[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                return at;
            at += 2;
        }

        return -1;
    }
}
