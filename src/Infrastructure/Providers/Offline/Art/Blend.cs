namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>
/// Lays a painting over a photograph: the more strength, the less of the photograph is left. In between, the painting
/// takes the photograph's light and shade, so that what was there can still be made out. Whole numbers only: every
/// machine agrees.
/// </summary>
internal static class Blend
{
    private const int One = 256;
    private const int Darkest = 90; // of 256; how bright the painting still is where the photograph is black
    private const int BytesPerPixel = 3;

    /// <param name="painting">Three bytes a pixel; becomes the result.</param>
    /// <param name="photograph">Three bytes a pixel, of the same size.</param>
    /// <param name="mask">The same, white where it is to be changed; empty for everywhere.</param>
    /// <param name="strength">0 leaves the photograph, 1 the painting.</param>
    public static void Over(
        Span<byte> painting,
        ReadOnlySpan<byte> photograph,
        ReadOnlySpan<byte> mask,
        decimal strength
    )
    {
        var share = (int)decimal.Round(Math.Clamp(strength, 0, 1) * One);
        for (var at = 0; at < painting.Length; at += BytesPerPixel)
        {
            var light = Darkest + (One - Darkest) * Lightness(photograph[at..]) / byte.MaxValue;
            var here = mask.IsEmpty ? share : share * mask[at] / byte.MaxValue;
            for (var band = at; band < at + BytesPerPixel; band++)
            {
                var paint = painting[band];
                var shaded = Mix(paint * light / One, paint, share);
                painting[band] = (byte)Mix(photograph[band], shaded, here);
            }
        }
    }

    private static int Lightness(ReadOnlySpan<byte> rgb) => (77 * rgb[0] + 150 * rgb[1] + 29 * rgb[2]) / One;

    private static int Mix(int from, int to, int share) => from + (to - from) * share / One;
}
