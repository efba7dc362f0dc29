namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>A colour in OKLab. See https://bottosson.github.io/posts/oklab/.</summary>
/// <param name="L">Lightness, 0 to 1.</param>
/// <param name="A">Green to red.</param>
/// <param name="B">Blue to yellow.</param>
internal readonly record struct OkLab(float L, float A, float B)
{
    /// <param name="lightness">0 to 1.</param>
    /// <param name="chroma">0 is grey; about 0.3 is as colourful as screens get.</param>
    /// <param name="hue">In degrees.</param>
    public static OkLab FromChroma(float lightness, float chroma, float hue)
    {
        var (sine, cosine) = MathF.SinCos(hue * MathF.PI / 180);
        return new OkLab(lightness, chroma * cosine, chroma * sine);
    }

    public OkLab Towards(OkLab other, float share) =>
        new(L + (other.L - L) * share, A + (other.A - A) * share, B + (other.B - B) * share);

    /// <summary>Red, green and blue in linear light; outside 0 to 1 where the preview has no such colour.</summary>
    public (float Red, float Green, float Blue) ToLinearRgb()
    {
        var l = Cube(L + 0.3963377774f * A + 0.2158037573f * B);
        var m = Cube(L - 0.1055613458f * A - 0.0638541728f * B);
        var s = Cube(L - 0.0894841775f * A - 1.2914855480f * B);
        return (
            4.0767416621f * l - 3.3077115913f * m + 0.2309699292f * s,
            -1.2684380046f * l + 2.6097574011f * m - 0.3413193965f * s,
            -0.0041960863f * l - 0.7034186147f * m + 1.7076147010f * s
        );
    }

    private static float Cube(float value) => value * value * value;
}
