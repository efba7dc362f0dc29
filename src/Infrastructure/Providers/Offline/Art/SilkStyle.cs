using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>Folded satin, lit from one side.</summary>
internal sealed class SilkStyle : IArtStyle
{
    private const float Step = 0.004f; // how far apart the heights are taken that the slope is measured from
    private const float Relief = 0.55f;

    private readonly int _seed;
    private readonly float _left;
    private readonly float _top;
    private readonly float _zoom;
    private readonly float _bend;
    private readonly Vector2 _along;
    private readonly Vector2 _light;

    public SilkStyle(SeededNumbers numbers)
    {
        _seed = numbers.Next();
        _left = numbers.Between(-50, 50);
        _top = numbers.Between(-50, 50);
        _zoom = numbers.Between(1.0f, 1.5f);
        _bend = numbers.Between(0.8f, 1.5f);
        var folds = numbers.Between(0, MathF.PI);
        _along = Direction(folds);
        _light = Direction(folds + numbers.Between(-0.6f, 0.6f));
    }

    public Shade At(PixelRun pixels)
    {
        var x = pixels.X * _zoom + new Vector<float>(_left);
        var y = pixels.Y * _zoom + new Vector<float>(_top);

        var height = Height(x, y);
        var slopeX = (Height(x + new Vector<float>(Step), y) - height) * (Relief / Step);
        var slopeY = (Height(x, y + new Vector<float>(Step)) - height) * (Relief / Step);

        // How much the cloth faces the light, -1 to 1, and the gloss where it faces it fully.
        var facing =
            (slopeX * _light.X + slopeY * _light.Y)
            / Vector.SquareRoot(Vector<float>.One + slopeX * slopeX + slopeY * slopeY);
        var gloss = Vector.Max(Vector<float>.Zero, facing);
        gloss *= gloss;
        gloss *= gloss;

        var accent = Ramp.Smooth(Noise.Gradient(x * 0.7f, y * 0.7f, _seed + 71), 0.0f, 0.9f) * 0.75f;
        var tone = new Vector<float>(0.44f) + facing * 0.30f + height * 0.10f + gloss * 0.28f;
        return new Shade(tone, accent, Vector<float>.One + gloss * 0.25f);
    }

    // Long waves across the folds' direction, on ground that is itself bent.
    private Vector<float> Height(Vector<float> x, Vector<float> y)
    {
        var bentX = x + Noise.Gradient(x * 0.9f, y * 0.9f, _seed) * _bend;
        var bentY = y + Noise.Gradient(x * 0.9f + new Vector<float>(5.2f), y * 0.9f, _seed + 11) * _bend;
        var across = bentX * _along.X + bentY * _along.Y;
        var lengthways = bentY * _along.X - bentX * _along.Y;
        return Noise.Gradient(across * 2.1f, lengthways * 0.6f, _seed + 23)
            + Noise.Gradient(across * 4.7f, lengthways * 1.1f, _seed + 37) * 0.32f;
    }

    private static Vector2 Direction(float angle)
    {
        var (sine, cosine) = MathF.SinCos(angle);
        return new Vector2(cosine, sine);
    }
}
