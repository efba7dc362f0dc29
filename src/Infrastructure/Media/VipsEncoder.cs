using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>Writes images. This is where the pixels are really decoded, so damaged input shows itself here.</summary>
internal static class VipsEncoder
{
    // Renditions are looked at on the way to the original; effort 2 costs 4 % of size and saves a third of the time.
    private const string RenditionQuality = "80";
    private const string OriginalQuality = "90";

    // Of all metadata only what the colours mean; a rendition's colours are those of every preview, and need no word
    // about it.
    private const string KeepColours = "icc";
    private const string KeepNothing = "none";

    public static RenderedImage EncodeRendition(VipsImage image) => Webp(image, RenditionQuality, KeepNothing);

    public static RenderedImage Encode(VipsImage image, OutputFormat format) =>
        format switch
        {
            OutputFormat.Png => Png(image),
            OutputFormat.Jpeg => Jpeg(image),
            OutputFormat.Webp => Webp(image, OriginalQuality, KeepColours),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not an output format."),
        };

    /// <summary>Three bytes a pixel, row by row.</summary>
    public static byte[] RawRgb(VipsImage image)
    {
        using var convert = new VipsOperation("colourspace").With("in", image).With("space", "srgb").Run();
        using var coloured = convert.Image("out");
        if (!coloured.HasAlpha)
            return Raw(coloured);

        using var flatten = new VipsOperation("flatten").With("in", coloured).With("background", "255").Run();
        using var flat = flatten.Image("out");
        return Raw(flat);
    }

    /// <summary>A grey PNG: white where nothing is, black where the image is opaque.</summary>
    public static RenderedImage EncodeMask(VipsImage image)
    {
        using var convert = new VipsOperation("colourspace").With("in", image).With("space", "srgb").Run();
        using var coloured = convert.Image("out"); // eight bits a band, alpha the last of four
        using var extract = new VipsOperation("extract_band").With("in", coloured).With("band", "3").Run();
        using var alpha = extract.Image("out");
        using var invert = new VipsOperation("invert").With("in", alpha).Run();
        using var holes = invert.Image("out");
        using var grey = new VipsOperation("copy").With("in", holes).With("interpretation", "b-w").Run();
        using var mask = grey.Image("out");
        return Png(mask);
    }

    private static byte[] Raw(VipsImage image)
    {
        using var save = new VipsOperation("rawsave_buffer").With("in", image);
        return save.Run().Bytes("buffer");
    }

    private static RenderedImage Png(VipsImage image)
    {
        using var save = new VipsOperation("pngsave_buffer").With("in", image).With("keep", KeepColours);
        return Save(save, image, ImageFormat.Png);
    }

    private static RenderedImage Webp(VipsImage image, string quality, string keep)
    {
        using var save = new VipsOperation("webpsave_buffer")
            .With("in", image)
            .With("Q", quality)
            .With("effort", "2")
            .With("keep", keep);
        return Save(save, image, ImageFormat.Webp);
    }

    private static RenderedImage Jpeg(VipsImage image)
    {
        if (!image.HasAlpha)
            return JpegOfOpaque(image);

        // JPEG has no alpha: white paper.
        using var flatten = new VipsOperation("flatten").With("in", image).With("background", "255").Run();
        using var flat = flatten.Image("out");
        return JpegOfOpaque(flat);
    }

    private static RenderedImage JpegOfOpaque(VipsImage image)
    {
        using var save = new VipsOperation("jpegsave_buffer")
            .With("in", image)
            .With("Q", OriginalQuality)
            .With("optimize-coding", "true")
            .With("keep", KeepColours);
        return Save(save, image, ImageFormat.Jpeg);
    }

    private static RenderedImage Save(VipsOperation save, VipsImage image, ImageFormat format)
    {
        var size = image.ShownSize;
        if (Math.Max(size.Width, size.Height) > format.MaxSide)
            throw new UnreadableImageException(
                $"The image is too large for {format.MediaType}: {size.Width} x {size.Height} pixels, of "
                    + $"{format.MaxSide} a side at most."
            );

        return new RenderedImage(save.Run().Bytes("buffer"), new ImageFacts(format.MediaType, format.Extension, size));
    }
}
