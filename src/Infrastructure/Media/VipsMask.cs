using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>Turns masks from black and white into opaque and see-through.</summary>
internal static class VipsMask
{
    // Three bands that no pixel is below, so black, and a fourth that is opaque where the mask is darker than half.
    private const string BlackAndOpaqueWhereDark = "0 0 0 128";

    public static RenderedImage EncodeAsAlpha(VipsImage mask)
    {
        using var grey = ToGrey(mask);
        using var compare = new VipsOperation("relational_const")
            .With("in", grey)
            .With("relational", "less")
            .With("c", BlackAndOpaqueWhereDark)
            .Run();
        using var bands = compare.Image("out");
        using var typed = new VipsOperation("copy").With("in", bands).With("interpretation", "srgb").Run();
        using var alpha = typed.Image("out");
        return VipsEncoder.Encode(alpha, OutputFormat.Png);
    }

    private static VipsImage ToGrey(VipsImage mask)
    {
        using var opaque = WithoutAlpha(mask);
        using var convert = new VipsOperation("colourspace").With("in", opaque).With("space", "b-w").Run();
        return convert.Image("out");
    }

    private static VipsImage WithoutAlpha(VipsImage mask)
    {
        if (!mask.HasAlpha)
        {
            using var copy = new VipsOperation("copy").With("in", mask).Run();
            return copy.Image("out");
        }

        using var flatten = new VipsOperation("flatten").With("in", mask).With("background", "0").Run();
        return flatten.Image("out");
    }
}
