using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>Polished stone, pale or dark, with veins.</summary>
internal sealed class MarbleStyle : IArtStyle
{
    private readonly int _seed;
    private readonly float _left;
    private readonly float _top;
    private readonly float _zoom;
    private readonly bool _isDark;

    public MarbleStyle(SeededNumbers numbers)
    {
        _seed = numbers.Next();
        _left = numbers.Between(-50, 50);
        _top = numbers.Between(-50, 50);
        _zoom = numbers.Between(1.2f, 1.9f);
        _isDark = numbers.Below(2) == 0;
    }

    public Shade At(PixelRun pixels)
    {
        var x = pixels.X * _zoom + new Vector<float>(_left);
        var y = pixels.Y * _zoom + new Vector<float>(_top);
        var bentX = x + Noise.Fractal(x, y, 4, _seed) * 0.9f;
        var bentY = y + Noise.Fractal(x + new Vector<float>(5.2f), y + new Vector<float>(1.3f), 4, _seed + 11) * 0.9f;

        // A vein runs where noise is zero: a fine core that bleeds into the stone, strong in some places and lost in
        // others.
        var presence = Ramp.Smooth(Noise.Gradient(x * 1.1f, y * 1.1f, _seed + 23), -0.25f, 0.6f);
        var ground = Noise.Fractal(bentX * 0.9f + bentY * 0.5f, bentY * 1.5f, 5, _seed + 37);
        var veins =
            (Ramp.Peak(ground, new Vector<float>(55f)) * 0.65f + Ramp.Peak(ground, new Vector<float>(11f)) * 0.35f)
            * (presence * 0.85f + new Vector<float>(0.15f));
        var hairs =
            Ramp.Peak(Noise.Fractal(bentX * 2.1f, bentY * 2.6f, 4, _seed + 53), new Vector<float>(38f))
            * (Vector<float>.One - presence)
            * presence;
        var clouds = Noise.Fractal(bentX * 0.8f, bentY * 1.6f, 5, _seed + 71);

        var lines = veins * 0.62f + hairs * 0.8f;
        var tone = _isDark
            ? new Vector<float>(0.09f) + Vector.Max(Vector<float>.Zero, clouds) * 0.22f + lines * 0.95f
            : new Vector<float>(1f) - Vector.Abs(clouds) * 0.26f - lines;
        return new Shade(tone, Ramp.Clamp(veins * 1.4f + clouds * 0.6f), Vector<float>.One);
    }
}
