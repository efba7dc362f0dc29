using System.Globalization;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>
/// Makes images larger: bicubic interpolation, which is how libvips enlarges by any of its smooth kernels.
/// </summary>
internal static class VipsResampler
{
    /// <summary>The image with sides that are so many times as long. Bands, depth and colour profile stay.</summary>
    public static VipsImage Enlarge(VipsImage image, int factor)
    {
        // Pixels are read in another order than the file has them.
        using var decoded = image.InMemory();
        if (!decoded.HasAlpha)
            return Resize(decoded, factor);

        // Colours that nobody sees must not shine into those beside them: they count by how opaque they are.
        using var premultiply = new VipsOperation("premultiply").With("in", decoded).Run();
        using var weighted = premultiply.Image("out");
        using var larger = Resize(weighted, factor);
        using var unpremultiply = new VipsOperation("unpremultiply").With("in", larger).Run();
        using var colours = unpremultiply.Image("out");
        using var cast = new VipsOperation("cast").With("in", colours).With("format", decoded.BandFormat).Run();
        return cast.Image("out");
    }

    private static VipsImage Resize(VipsImage image, int factor)
    {
        using var resize = new VipsOperation("resize")
            .With("in", image)
            .With("scale", factor.ToString(CultureInfo.InvariantCulture))
            .With("kernel", "cubic")
            .Run();
        return resize.Image("out");
    }
}
