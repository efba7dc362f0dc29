using System.Buffers.Binary;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.Offline.Art;

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
            "jpg" => Save(width, height, "jpegsave_buffer"),
            "webp" => Save(width, height, "webpsave_buffer"),
            "gif" => Save(width, height, "gifsave_buffer"),
            "avif" => Save(width, height, "heifsave_buffer", ("compression", "av1"), ("effort", "0")),
            "tif" => Save(width, height, "tiffsave_buffer"),
            _ => throw new ArgumentOutOfRangeException(nameof(extension), extension, null),
        };

    /// <summary>A PNG of one colour, half or wholly see-through.</summary>
    public static byte[] Transparent(int width, int height)
    {
        using var black = new VipsOperation("black")
            .With("width", $"{width}")
            .With("height", $"{height}")
            .With("bands", "4")
            .Run();
        using var image = black.Image("out");
        using var typed = new VipsOperation("copy").With("in", image).With("interpretation", "srgb").Run();
        using var rgba = typed.Image("out");
        using var save = new VipsOperation("pngsave_buffer").With("in", rgba).Run();
        return save.Bytes("buffer");
    }

    /// <summary>A PNG whose left half is white and opaque, and whose right half is black and see-through.</summary>
    public static byte[] CutOut(int width, int height)
    {
        using var transparent = VipsSource.TryOpen(Transparent(width, height))!;
        using var dark = transparent.Decode();
        using var half = VipsSource.TryOpen(Transparent(width / 2, height))!;
        using var darkHalf = half.Decode();
        using var linear = new VipsOperation("linear")
            .With("in", darkHalf)
            .With("a", "1")
            .With("b", "255")
            .With("uchar", "true")
            .Run();
        using var white = linear.Image("out");
        using var insert = new VipsOperation("insert")
            .With("main", dark)
            .With("sub", white)
            .With("x", "0")
            .With("y", "0")
            .Run();
        using var image = insert.Image("out");
        using var save = new VipsOperation("pngsave_buffer").With("in", image).Run();
        return save.Bytes("buffer");
    }

    /// <summary>A PNG of two bytes a band, with transparency.</summary>
    public static byte[] Deep(int width, int height)
    {
        using var black = new VipsOperation("black")
            .With("width", $"{width}")
            .With("height", $"{height}")
            .With("bands", "4")
            .Run();
        using var dark = black.Image("out");
        using var cast = new VipsOperation("linear").With("in", dark).With("a", "1").With("b", "40000").Run();
        using var grey = cast.Image("out");
        using var deep = new VipsOperation("cast").With("in", grey).With("format", "ushort").Run();
        using var wide = deep.Image("out");
        using var copy = new VipsOperation("copy").With("in", wide).With("interpretation", "rgb16").Run();
        using var image = copy.Image("out");
        using var save = new VipsOperation("pngsave_buffer").With("in", image).Run();
        return save.Bytes("buffer");
    }

    /// <summary>The colour profile; null when it has none.</summary>
    public static byte[]? Profile(byte[] image)
    {
        using var source = VipsSource.TryOpen(image)!;
        using var decoded = source.Decode();
        using var save = new VipsOperation("tiffsave_buffer").With("in", decoded).With("keep", "icc").Run();
        return TiffProfile(save.Bytes("buffer"));
    }

    /// <summary>A mask whose left half is white and whose right half is black.</summary>
    /// <param name="extension">png, jpg or webp.</param>
    public static byte[] Mask(int width, int height, string extension = "png")
    {
        using var black = new VipsOperation("black")
            .With("width", $"{width}")
            .With("height", $"{height}")
            .With("bands", "3")
            .Run();
        using var dark = black.Image("out");
        using var grey = new VipsOperation("linear")
            .With("in", dark)
            .With("a", "1")
            .With("b", "255")
            .With("uchar", "true")
            .Run();
        using var white = grey.Image("out");
        using var cut = new VipsOperation("extract_area")
            .With("input", white)
            .With("left", "0")
            .With("top", "0")
            .With("width", $"{width / 2}")
            .With("height", $"{height}")
            .Run();
        using var left = cut.Image("out");
        using var insert = new VipsOperation("insert")
            .With("main", dark)
            .With("sub", left)
            .With("x", "0")
            .With("y", "0")
            .Run();
        using var both = insert.Image("out");
        using var typed = new VipsOperation("copy").With("in", both).With("interpretation", "srgb").Run();
        using var mask = typed.Image("out");
        using var save = new VipsOperation(extension == "jpg" ? "jpegsave_buffer" : extension + "save_buffer")
            .With("in", mask)
            .Run();
        return save.Bytes("buffer");
    }

    /// <summary>A PNG of one grey.</summary>
    public static byte[] Grey(int width, int height, byte grey)
    {
        using var black = new VipsOperation("black").With("width", $"{width}").With("height", $"{height}").Run();
        using var dark = black.Image("out");
        using var add = new VipsOperation("linear")
            .With("in", dark)
            .With("a", "1")
            .With("b", $"{grey}")
            .With("uchar", "true")
            .Run();
        using var flat = add.Image("out");
        using var typed = new VipsOperation("copy").With("in", flat).With("interpretation", "b-w").Run();
        using var image = typed.Image("out");
        using var save = new VipsOperation("pngsave_buffer").With("in", image).Run();
        return save.Bytes("buffer");
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
        using var save = new VipsOperation("rawsave_buffer").With("in", image).Run();
        return save.Bytes("buffer");
    }

    public static byte[] Progressive(int width, int height) =>
        Save(width, height, "jpegsave_buffer", ("interlace", "true"), ("keep", "none"));

    /// <summary>The same picture as a WebP that loses nothing of it.</summary>
    public static byte[] LosslessWebp(byte[] image)
    {
        using var source = VipsSource.TryOpen(image)!;
        using var decoded = source.Decode();
        using var save = new VipsOperation("webpsave_buffer")
            .With("in", decoded)
            .With("lossless", "true")
            .With("keep", "none")
            .Run();
        return save.Bytes("buffer");
    }

    /// <summary>A WebP of one chunk.</summary>
    public static byte[] SimpleWebp(int width, int height) => Save(width, height, "webpsave_buffer", ("keep", "none"));

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

    private static byte[] Save(
        int width,
        int height,
        string operation,
        params ReadOnlySpan<(string Name, string Value)> settings
    )
    {
        using var source = VipsSource.TryOpen(Png(width, height))!;
        using var image = source.Decode();
        using var save = new VipsOperation(operation).With("in", image);
        foreach (var (name, value) in settings)
            save.With(name, value);
        return save.Run().Bytes("buffer");
    }
}
