using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Providers;
using NetVips;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>Writes images. This is where the pixels are really decoded, so damaged input shows itself here.</summary>
internal static class VipsEncoder
{
    // Renditions are looked at on the way to the original; effort 2 costs 4 % of size and saves a third of the time.
    private const int RenditionQuality = 80;
    private const int WebpEffort = 2;
    private const int OriginalQuality = 90;

    // Of all metadata only what the colours mean; a rendition's colours are those of every preview, and need no word
    // about it.
    private const Enums.ForeignKeep KeepColours = Enums.ForeignKeep.Icc;
    private const Enums.ForeignKeep KeepNothing = Enums.ForeignKeep.None;

    private static readonly double[] _white = [255];

    public static RenderedImage EncodeRendition(Image image) => Webp(image, RenditionQuality, KeepNothing);

    public static RenderedImage Encode(Image image, OutputFormat format) =>
        format switch
        {
            OutputFormat.Png => Png(image),
            OutputFormat.Jpeg => Jpeg(image),
            OutputFormat.Webp => Webp(image, OriginalQuality, KeepColours),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not an output format."),
        };

    /// <summary>Three bytes a pixel, row by row.</summary>
    public static byte[] RawRgb(Image image)
    {
        using var coloured = image.Colourspace(Enums.Interpretation.Srgb);
        if (!coloured.HasAlpha())
            return coloured.RawsaveBuffer();

        using var flat = coloured.Flatten(background: _white);
        return flat.RawsaveBuffer();
    }

    /// <summary>A grey PNG: white where nothing is, black where the image is opaque.</summary>
    public static RenderedImage EncodeMask(Image image)
    {
        using var coloured = image.Colourspace(Enums.Interpretation.Srgb); // eight bits a band, alpha the last of four
        using var alpha = coloured.ExtractBand(3);
        using var holes = alpha.Invert();
        using var mask = holes.Copy(interpretation: Enums.Interpretation.Bw);
        return Png(mask);
    }

    private static RenderedImage Png(Image image) =>
        Save(image, ImageFormat.Png, () => image.PngsaveBuffer(keep: KeepColours));

    private static RenderedImage Webp(Image image, int quality, Enums.ForeignKeep keep) =>
        Save(image, ImageFormat.Webp, () => image.WebpsaveBuffer(q: quality, effort: WebpEffort, keep: keep));

    private static RenderedImage Jpeg(Image image)
    {
        if (!image.HasAlpha())
            return JpegOfOpaque(image);

        // JPEG has no alpha: white paper.
        using var flat = image.Flatten(background: _white);
        return JpegOfOpaque(flat);
    }

    private static RenderedImage JpegOfOpaque(Image image) =>
        Save(image, ImageFormat.Jpeg, () =>
            image.JpegsaveBuffer(q: OriginalQuality, optimizeCoding: true, keep: KeepColours)
        );

    private static RenderedImage Save(Image image, ImageFormat format, Func<byte[]> save)
    {
        var size = image.ShownSize;
        if (Math.Max(size.Width, size.Height) > format.MaxSide)
            throw new UnreadableImageException(
                $"The image is too large for {format.MediaType}: {size.Width} x {size.Height} pixels, of "
                    + $"{format.MaxSide} a side at most."
            );

        return new RenderedImage(save(), new ImageFacts(format.MediaType, format.Extension, size));
    }
}
