namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>
/// A ramp of colours from dark to bright, in linear light. It is blended in OKLab (Ottosson 2020), where equal steps
/// look equal.
/// </summary>
internal sealed class Palette
{
    public const int Size = 1024;

    private Palette(float[] red, float[] green, float[] blue) => (Red, Green, Blue) = (red, green, blue);

    public float[] Red { get; }

    public float[] Green { get; }

    public float[] Blue { get; }

    /// <summary>The scheme's colours, a little different each time.</summary>
    public static Palette Of(Scheme scheme, SeededNumbers numbers)
    {
        var turn = numbers.Between(-14, 14);
        var strength = numbers.Between(0.85f, 1.15f);
        var stops = new OkLab[scheme.Stops.Length];
        for (var i = 0; i < stops.Length; i++)
        {
            var (lightness, chroma, hue) = scheme.Stops[i];
            stops[i] = OkLab.FromChroma(lightness, chroma * strength, hue + turn);
        }

        return Blend(stops);
    }

    private static Palette Blend(OkLab[] stops)
    {
        var (red, green, blue) = (new float[Size], new float[Size], new float[Size]);
        for (var i = 0; i < Size; i++)
        {
            var place = i * (stops.Length - 1f) / (Size - 1);
            var below = Math.Min(stops.Length - 2, (int)place);
            (red[i], green[i], blue[i]) = stops[below].Towards(stops[below + 1], Ease(place - below)).ToLinearRgb();
        }

        return new Palette(red, green, blue);
    }

    // Partly eased: fully linear shows the stops as edges, fully eased as plateaus.
    private static float Ease(float t) => t * t * (3 - 2 * t) * 0.35f + t * 0.65f;
}
