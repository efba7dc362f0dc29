using System.Buffers.Binary;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.Offline.Art;
using NetVips;

namespace ImageGenerator.Infrastructure.Tests.Media;

/// <summary>Images made for tests, in memory.</summary>
internal static class Samples
{
    /// <summary>A picture with enough going on in it that a cut file is really incomplete.</summary>
    public static byte[] Png(int width, int height)
    {
        var canvas = new Canvas(width, height);
        return PngEncoder.Encode(
            new Painter("sample", 1, "agate", canvas).Paint(1, CancellationToken.None),
            canvas,
            [],
            System.IO.Compression.CompressionLevel.Fastest
        );
    }

    /// <param name="extension">png, jpg, webp, gif, avif or tif.</param>
    public static byte[] Of(string extension, int width, int height) =>
        extension switch
        {
            "png" => Png(width, height),
            "jpg" => Save(width, height, image => image.JpegsaveBuffer()),
            "webp" => Save(width, height, image => image.WebpsaveBuffer()),
            "gif" => Save(width, height, image => image.GifsaveBuffer()),
            "avif" => Save(width, height, image =>
                image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0)
            ),
            "tif" => Save(width, height, image => image.TiffsaveBuffer()),
            _ => throw new ArgumentOutOfRangeException(nameof(extension), extension, null),
        };

    /// <summary>A PNG of one colour, half or wholly see-through.</summary>
    public static byte[] Transparent(int width, int height)
    {
        using var black = Image.Black(width, height, bands: 4);
        using var rgba = black.Copy(interpretation: Enums.Interpretation.Srgb);
        return rgba.PngsaveBuffer();
    }

    /// <summary>A PNG whose left half is white and opaque, and whose right half is black and see-through.</summary>
    public static byte[] CutOut(int width, int height)
    {
        using var transparent = VipsSource.TryOpen(Transparent(width, height))!;
        using var dark = transparent.Decode();
        using var half = VipsSource.TryOpen(Transparent(width / 2, height))!;
        using var darkHalf = half.Decode();
        using var white = darkHalf.Linear([1], [255], uchar: true);
        using var image = dark.Insert(white, 0, 0);
        return image.PngsaveBuffer();
    }

    /// <summary>A PNG of two bytes a band, with transparency.</summary>
    public static byte[] Deep(int width, int height)
    {
        using var dark = Image.Black(width, height, bands: 4);
        using var grey = dark.Linear([1], [40_000]);
        using var wide = grey.Cast(Enums.BandFormat.Ushort);
        using var image = wide.Copy(interpretation: Enums.Interpretation.Rgb16);
        return image.PngsaveBuffer();
    }

    /// <summary>The colour profile; null when it has none.</summary>
    public static byte[]? Profile(byte[] image)
    {
        using var source = VipsSource.TryOpen(image)!;
        using var decoded = source.Decode();
        return TiffProfile(decoded.TiffsaveBuffer(keep: Enums.ForeignKeep.Icc));
    }

    /// <summary>A mask whose left half is white and whose right half is black.</summary>
    /// <param name="extension">png, jpg or webp.</param>
    public static byte[] Mask(int width, int height, string extension = "png")
    {
        using var dark = Image.Black(width, height, bands: 3);
        using var white = dark.Linear([1], [255], uchar: true);
        using var left = white.ExtractArea(0, 0, width / 2, height);
        using var both = dark.Insert(left, 0, 0);
        using var mask = both.Copy(interpretation: Enums.Interpretation.Srgb);
        return mask.WriteToBuffer("." + extension);
    }

    /// <summary>A PNG of one grey.</summary>
    public static byte[] Grey(int width, int height, byte grey)
    {
        using var dark = Image.Black(width, height);
        using var flat = dark.Linear([1], [grey], uchar: true);
        using var image = flat.Copy(interpretation: Enums.Interpretation.Bw);
        return image.PngsaveBuffer();
    }

    /// <summary>A mask: black on the left, white on the right.</summary>
    public static byte[] RightHalf(int width, int height)
    {
        var rgb = new byte[width * height * 3];
        for (var at = 0; at < rgb.Length; at++)
            rgb[at] = at / 3 % width >= width / 2 ? byte.MaxValue : (byte)0;
        return PngEncoder.Encode(rgb, new Canvas(width, height), [], System.IO.Compression.CompressionLevel.Fastest);
    }

    /// <summary>A JPEG with an EXIF block that says how to turn it to show it (6: a quarter turn clockwise).</summary>
    public static byte[] JpegWithOrientation(int width, int height, byte orientation)
    {
        byte[] exif =
        [
            0xFF,
            0xE1,
            0,
            34,
            (byte)'E',
            (byte)'x',
            (byte)'i',
            (byte)'f',
            0,
            0,
            (byte)'M',
            (byte)'M',
            0,
            42,
            0,
            0,
            0,
            8, // big-endian TIFF, first directory at 8
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0, // one entry: orientation, one short
            0,
            0,
            0,
            0,
        ];
        var jpeg = Of("jpg", width, height);
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    /// <summary>A PNG that claims a size and holds no pixels: decoding it fails, reading its header does not.</summary>
    public static byte[] Claiming(int width, int height)
    {
        var png = Png(16, 16);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.Of(png.AsSpan(12, 17), []));
        return png;
    }

    /// <summary>The pixels, band by band as they lie in memory.</summary>
    public static byte[] Pixels(byte[] encoded)
    {
        using var source = VipsSource.TryOpen(encoded)!;
        using var image = source.Decode();
        return image.RawsaveBuffer();
    }

    public static byte[] Progressive(int width, int height) =>
        Save(width, height, image => image.JpegsaveBuffer(interlace: true, keep: Enums.ForeignKeep.None));

    /// <summary>The same picture as a WebP that loses nothing of it.</summary>
    public static byte[] LosslessWebp(byte[] image)
    {
        using var source = VipsSource.TryOpen(image)!;
        using var decoded = source.Decode();
        return decoded.WebpsaveBuffer(lossless: true, keep: Enums.ForeignKeep.None);
    }

    /// <summary>A WebP of one chunk.</summary>
    public static byte[] SimpleWebp(int width, int height) =>
        Save(width, height, image => image.WebpsaveBuffer(keep: Enums.ForeignKeep.None));

    /// <summary>The colour profile of a TIFF in the byte order of this machine; null when it has none.</summary>
    public static byte[]? TiffProfile(byte[] tiff)
    {
        var directory = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(directory));
        for (var entry = 0; entry < count; entry++)
        {
            var at = tiff.AsSpan(directory + 2 + entry * 12, 12);
            if (BinaryPrimitives.ReadUInt16LittleEndian(at) != 34675)
                continue;

            return tiff.AsSpan(
                    BinaryPrimitives.ReadInt32LittleEndian(at[8..]),
                    BinaryPrimitives.ReadInt32LittleEndian(at[4..])
                )
                .ToArray();
        }

        return null;
    }

    private static byte[] Save(int width, int height, Func<Image, byte[]> encode)
    {
        using var source = VipsSource.TryOpen(Png(width, height))!;
        using var image = source.Decode();
        return encode(image);
    }
}
