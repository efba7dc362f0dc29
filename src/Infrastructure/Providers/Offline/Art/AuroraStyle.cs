using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>Curtains of light over dark hills, with stars.</summary>
internal sealed class AuroraStyle : IArtStyle
{
    private const int Curtains = 3;

    private readonly int _seed;
    private readonly float _left;
    private readonly float _zoom;
    private readonly Canvas _canvas;
    private readonly Stars _stars;
    private readonly float[][] _hems;
    private readonly float[] _hills;

    public AuroraStyle(SeededNumbers numbers, Canvas canvas)
    {
        _canvas = canvas;
        _seed = numbers.Next();
        _left = numbers.Between(-50, 50);
        _zoom = numbers.Between(0.8f, 1.4f);
        _stars = new Stars(numbers, canvas, cells: 46);
        _hems = [.. Enumerable.Range(0, Curtains).Select(Hem)];
        _hills = canvas.Profile(x =>
            new Vector<float>(0.90f)
            - Noise.Fractal(x * 1.7f + new Vector<float>(_left), new Vector<float>(7.5f), 5, _seed + 91) * 0.13f
        );
    }

    public Shade At(PixelRun pixels)
    {
        var height = pixels.Y * (1 / _canvas.Bottom);
        var glow = Vector<float>.Zero;
        var reddening = Vector<float>.Zero;
        for (var curtain = 0; curtain < Curtains; curtain++)
        {
            var (light, above) = Curtain(pixels, height, curtain);
            glow += light;
            reddening += light * above;
        }

        var sky = new Vector<float>(0.02f) + height * height * 0.12f;
        var stars = _stars.At(pixels) * Ramp.Clamp(Vector<float>.One - glow * 1.2f);
        var tone = sky + glow * 0.72f + stars * 0.9f;
        var accent = Ramp.Clamp(reddening * 2.6f);

        var hills = Ramp.Clamp(
            (height - new Vector<float>(_hills, pixels.Column)) * (_canvas.Bottom / _canvas.Pixel)
                + new Vector<float>(0.5f)
        );
        return new Shade(
            Ramp.Blend(tone, new Vector<float>(0.012f) + glow * 0.02f, hills),
            Ramp.Blend(accent, Vector<float>.Zero, hills),
            Vector<float>.One + glow * 0.6f
        );
    }

    // Bright at the hem, fading upwards, in rays that stand side by side.
    private (Vector<float> Light, Vector<float> Above) Curtain(PixelRun pixels, Vector<float> height, int curtain)
    {
        var above = new Vector<float>(_hems[curtain], pixels.Column) - height;
        var fade = Vector<float>.One / (Vector<float>.One + Vector.Max(Vector<float>.Zero, above) * 4.8f);
        var hem = Ramp.Smooth(above, -0.035f, 0.03f);

        var x = pixels.X * _zoom + new Vector<float>(_left + curtain * 17f) + above * 0.12f;
        var rays =
            new Vector<float>(0.62f)
            + Noise.Gradient(x * 16f, above * 0.7f, _seed + curtain * 5) * 0.30f
            + Noise.Gradient(x * 47f, above * 0.9f, _seed + curtain * 5 + 1) * 0.14f;
        var presence = Ramp.Smooth(
            Noise.Gradient(x * 1.5f, new Vector<float>(curtain * 9f), _seed + curtain * 5 + 2),
            -0.5f,
            0.35f
        );

        var strength = 1.45f - curtain * 0.3f;
        return (hem * fade * fade * rays * presence * strength, above);
    }

    private float[] Hem(int curtain) =>
        _canvas.Profile(x =>
            new Vector<float>(0.72f - curtain * 0.17f)
            + Noise.Fractal(
                x * (_zoom * 1.3f) + new Vector<float>(_left + curtain * 31f),
                new Vector<float>(curtain * 4.4f),
                3,
                _seed + 40 + curtain
            ) * 0.34f
        );
}
