using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>Glowing gas and dark dust among stars.</summary>
internal sealed class NebulaStyle : IArtStyle
{
    private readonly int _seed;
    private readonly float _left;
    private readonly float _top;
    private readonly float _zoom;
    private readonly Stars _bright;
    private readonly Stars _faint;

    public NebulaStyle(SeededNumbers numbers, Canvas canvas)
    {
        _seed = numbers.Next();
        _left = numbers.Between(-50, 50);
        _top = numbers.Between(-50, 50);
        _zoom = numbers.Between(1.2f, 1.9f);
        _bright = new Stars(numbers, canvas, cells: 17);
        _faint = new Stars(numbers, canvas, cells: 64);
    }

    public Shade At(PixelRun pixels)
    {
        var x = pixels.X * _zoom + new Vector<float>(_left);
        var y = pixels.Y * _zoom + new Vector<float>(_top);
        var bentX = x + Noise.Fractal(x, y, 4, _seed) * 1.3f;
        var bentY = y + Noise.Fractal(x + new Vector<float>(5.2f), y + new Vector<float>(1.3f), 4, _seed + 11) * 1.3f;

        // Filaments shine where noise is near zero; dust hides what is behind it.
        var cloud = Ramp.Smooth(Noise.Fractal(bentX, bentY, 5, _seed + 23), -0.45f, 0.65f);
        var filaments = Vector<float>.One - Vector.Abs(Noise.Fractal(bentX * 1.6f, bentY * 1.6f, 5, _seed + 37)) * 1.9f;
        filaments = Vector.Max(Vector<float>.Zero, filaments);
        filaments *= filaments;
        var dust = Ramp.Smooth(
            Noise.Fractal(bentX * 1.2f + new Vector<float>(3.7f), bentY * 1.2f, 4, _seed + 53),
            0.05f,
            0.55f
        );

        var gas = cloud * (filaments * 0.55f + new Vector<float>(0.42f)) * (Vector<float>.One - dust * 0.75f);
        var stars = _faint.At(pixels) * 0.8f + _bright.At(pixels) * 1.3f;
        var tone = new Vector<float>(0.03f) + gas * 0.86f + stars * (Vector<float>.One - dust * 0.6f);
        var accent = Ramp.Smooth(Noise.Fractal(x * 0.9f, y * 0.9f, 3, _seed + 71), -0.15f, 0.5f) * 0.9f;
        return new Shade(
            tone,
            accent * (Vector<float>.One - Ramp.Clamp(stars)),
            Vector<float>.One + filaments * cloud * 0.35f
        );
    }
}
