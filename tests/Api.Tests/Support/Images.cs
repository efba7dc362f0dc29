using System.IO.Compression;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.Offline.Art;
using NetVips;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>Images to bring along, made in memory.</summary>
internal static class Images
{
    static Images() => VipsLibrary.EnsureLoaded();

    /// <summary>A picture with enough going on in it that a cut file is really incomplete.</summary>
    public static byte[] Png(int width, int height)
    {
        var canvas = new Canvas(width, height);
        return PngEncoder.Encode(
            new Painter("sample", 1, "agate", canvas).Paint(1, CancellationToken.None),
            canvas,
            [],
            CompressionLevel.Fastest
        );
    }

    /// <summary>A picture of one colour.</summary>
    public static byte[] Plain(int width, int height, byte red, byte green, byte blue)
    {
        var rgb = new byte[width * height * 3];
        for (var i = 0; i < rgb.Length; i += 3)
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (red, green, blue);
        return PngEncoder.Encode(rgb, new Canvas(width, height), [], CompressionLevel.Fastest);
    }

    /// <summary>A mask: black on the left, white on the right.</summary>
    public static byte[] RightHalf(int width, int height)
    {
        var rgb = new byte[width * height * 3];
        for (var at = 0; at < rgb.Length; at++)
            rgb[at] = at / 3 % width >= width / 2 ? byte.MaxValue : (byte)0;
        return PngEncoder.Encode(rgb, new Canvas(width, height), [], CompressionLevel.Fastest);
    }

    /// <summary>A picture that can be seen through on the right: OpenAI's kind of mask.</summary>
    public static byte[] SeeThroughOnTheRight(int width, int height) =>
        WithAlpha(width, height, column => column < width / 2);

    /// <summary>A picture that can be seen through everywhere.</summary>
    public static byte[] SeeThrough(int width, int height) => WithAlpha(width, height, _ => false);

    /// <summary>The picture and nothing else.</summary>
    /// <param name="png">The picture.</param>
    /// <param name="operation">How to write it: <c>jpegsave_buffer</c>.</param>
    public static byte[] Save(byte[] png, string operation)
    {
        using var source = VipsSource.TryOpen(png)!;
        using var image = source.Decode();
        return (byte[])Operation.Call(operation, new VOption { { "keep", Enums.ForeignKeep.None } }, image);
    }

    /// <summary>A JPEG that EXIF wants turned by a quarter to be shown.</summary>
    public static byte[] Sideways(int width, int height)
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
            6,
            0,
            0, // one entry: orientation 6
            0,
            0,
            0,
            0,
        ];
        var jpeg = Save(Png(width, height), "jpegsave_buffer");
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    /// <summary>Width and height as stored, and whether EXIF wants it turned.</summary>
    public static (int Width, int Height, bool NeedsTurning) Look(byte[] encoded)
    {
        using var source = VipsSource.TryOpen(encoded)!;
        return (source.StoredSize.Width, source.StoredSize.Height, source.NeedsTurning);
    }

    /// <summary>The pixels, band by band as they lie in memory.</summary>
    public static byte[] Pixels(byte[] encoded)
    {
        using var source = VipsSource.TryOpen(encoded)!;
        using var image = source.Decode();
        return image.RawsaveBuffer();
    }

    private static byte[] WithAlpha(int width, int height, Func<int, bool> isOpaque)
    {
        using var black = Image.Black(width, height, bands: 4);
        using var rgba = black.Copy(interpretation: Enums.Interpretation.Srgb);
        if (!Enumerable.Range(0, width).Any(isOpaque))
            return rgba.PngsaveBuffer();

        // Opaque columns on the left: an opaque picture of that width, and see-through ground to its right.
        var opaque = Enumerable.Range(0, width).Count(isOpaque);
        using var source = VipsSource.TryOpen(Plain(opaque, height, 9, 9, 9))!;
        using var left = source.Decode();
        using var withAlpha = left.AddAlpha();
        using var wide = withAlpha.Embed(0, 0, width, height);
        return wide.PngsaveBuffer();
    }
}
