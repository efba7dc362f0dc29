using NetVips;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>
/// Makes images larger: bicubic interpolation, which is how libvips enlarges by any of its smooth kernels.
/// </summary>
internal static class VipsResampler
{
    /// <summary>The image with sides that are so many times as long. Bands, depth and colour profile stay.</summary>
    public static Image Enlarge(Image image, int factor)
    {
        // Pixels are read in another order than the file has them.
        using var decoded = image.CopyMemory();
        if (!decoded.HasAlpha())
            return Resize(decoded, factor);

        // Colours that nobody sees must not shine into those beside them: they count by how opaque they are.
        using var weighted = decoded.Premultiply();
        using var larger = Resize(weighted, factor);
        using var colours = larger.Unpremultiply();
        return colours.Cast(decoded.Format);
    }

    private static Image Resize(Image image, int factor) => image.Resize(factor, kernel: Enums.Kernel.Cubic);
}
