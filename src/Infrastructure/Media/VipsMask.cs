using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Providers;
using NetVips;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>Turns masks from black and white into opaque and see-through.</summary>
internal static class VipsMask
{
    // Three bands that no pixel is below, so black, and a fourth that is opaque where the mask is darker than half.
    private static readonly double[] _blackAndOpaqueWhereDark = [0, 0, 0, 128];

    public static RenderedImage EncodeAsAlpha(Image mask)
    {
        using var grey = ToGrey(mask);
        using var bands = grey.RelationalConst(Enums.OperationRelational.Less, _blackAndOpaqueWhereDark);
        using var alpha = bands.Copy(interpretation: Enums.Interpretation.Srgb);
        return VipsEncoder.Encode(alpha, OutputFormat.Png);
    }

    private static Image ToGrey(Image mask)
    {
        if (!mask.HasAlpha())
            return mask.Colourspace(Enums.Interpretation.Bw);

        using var opaque = mask.Flatten(background: [0]);
        return opaque.Colourspace(Enums.Interpretation.Bw);
    }
}
