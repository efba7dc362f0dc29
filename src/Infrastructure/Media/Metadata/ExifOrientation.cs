using System.Buffers.Binary;

namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>The one entry of EXIF that a picture is shown by, read and written on its own.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;
    private const int ShortType = 3;
    private const int EntryBytes = 12;
    private const int MaxEntries = 512;

    private static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>
    /// 2 to 8 when the picture has to be turned or mirrored; null when it is shown as it lies, or when nothing can be
    /// read.
    /// </summary>
    /// <param name="exif">A TIFF structure, with or without <c>Exif\0\0</c> before it.</param>
    public static ushort? Read(ReadOnlySpan<byte> exif)
    {
        if (exif.StartsWith(Prefix))
            exif = exif[Prefix.Length..];
        if (exif.Length < 8)
            return null;

        var isBig = exif.StartsWith("MM\0*"u8);
        if (!isBig && !exif.StartsWith("II*\0"u8))
            return null;

        var directory = Long(exif[4..], isBig);
        if (directory < 8 || directory > exif.Length - 2)
            return null;

        var entries = exif[(int)directory..];
        var count = Math.Min((int)Short(entries, isBig), MaxEntries);
        entries = entries[2..];
        for (var entry = 0; entry < count && entries.Length >= EntryBytes; entry++, entries = entries[EntryBytes..])
        {
            if (Short(entries, isBig) != Tag || Short(entries[2..], isBig) != ShortType)
                continue;

            var value = Short(entries[8..], isBig);
            return value is >= 2 and <= 8 ? value : null;
        }

        return null;
    }

    /// <summary>A TIFF structure that says nothing else.</summary>
    public static byte[] Write(ushort orientation) =>
        [
            (byte)'M',
            (byte)'M',
            0,
            42,
            0,
            0,
            0,
            8, // big-endian, the only directory at 8
            0,
            1,
            (byte)(Tag >> 8),
            (byte)(Tag & 0xFF),
            0,
            (byte)ShortType,
            0,
            0,
            0,
            1,
            0,
            (byte)orientation,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

    private static ushort Short(ReadOnlySpan<byte> at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
}
