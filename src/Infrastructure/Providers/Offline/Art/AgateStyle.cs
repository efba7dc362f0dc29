using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>A cut gemstone: bands round bands, broad and fine.</summary>
internal sealed class AgateStyle : IArtStyle
{
    private readonly int _seed;
    private readonly float _left;
    private readonly float _top;
    private readonly float _zoom;
    private readonly float _bands;
    private readonly float _ripple;

    public AgateStyle(SeededNumbers numbers)
    {
        _seed = numbers.Next();
        _left = numbers.Between(-50, 50);
        _top = numbers.Between(-50, 50);
        _zoom = numbers.Between(0.8f, 1.3f);
        _bands = numbers.Between(2.4f, 4f);
        _ripple = numbers.Between(0.10f, 0.22f);
    }

    public Shade At(PixelRun pixels)
    {
        var x = pixels.X * _zoom + new Vector<float>(_left);
        var y = pixels.Y * _zoom + new Vector<float>(_top);
        var ripple = Noise.Fractal(x * 2.5f, y * 2.5f, 4, _seed) * _ripple;
        var depth =
            Noise.Gradient(x + ripple, y + ripple, _seed + 11)
            + Noise.Gradient(x * 2f, y * 2f + ripple, _seed + 23) * 0.35f
            + ripple * 0.5f;

        var broad = Ramp.Wave(depth * _bands);
        var fine = Ramp.Wave(depth * (_bands * 5.3f));
        var hair = Ramp.Wave(depth * (_bands * 17f));
        var tone = new Vector<float>(0.20f) + broad * 0.42f + fine * 0.16f + hair * 0.05f + depth * 0.22f;

        var accent = Ramp.Smooth(Ramp.Wave(depth * (_bands * 0.5f) + new Vector<float>(0.3f)), 0.35f, 0.9f);
        return new Shade(tone, accent, Vector<float>.One + ripple * 0.8f);
    }
}
