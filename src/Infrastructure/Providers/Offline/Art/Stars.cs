using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>A field of stars: at most one in each cell of a grid, somewhere in it, most of them faint.</summary>
internal sealed class Stars(SeededNumbers numbers, Canvas canvas, float cells)
{
    private readonly int _seed = numbers.Next();

    // Never smaller than a pixel, or they would twinkle with the size of the picture.
    private readonly float _radius = MathF.Min(0.3f, MathF.Max(0.07f, cells * canvas.Pixel * 0.9f));

    /// <summary>Brightness, 0 to 1.</summary>
    public Vector<float> At(PixelRun pixels)
    {
        var (x, y) = (pixels.X * cells, pixels.Y * cells);
        var (left, top) = (Vector.Floor(x), Vector.Floor(y));
        var hash = Noise.Hash(Vector.ConvertToInt32(left), Vector.ConvertToInt32(top), _seed);

        var (fromCentreX, fromCentreY) = (x - left - Place(hash), y - top - Place(Vector.ShiftRightLogical(hash, 10)));
        var distance = Vector.SquareRoot(fromCentreX * fromCentreX + fromCentreY * fromCentreY);
        var disc = Ramp.Clamp(Vector<float>.One - distance * (1 / _radius));

        var size = Fraction(Vector.ShiftRightLogical(hash, 20));
        return disc * disc * size * size * size;
    }

    // Far enough from the cell's edge that no star is cut off.
    private Vector<float> Place(Vector<int> hash) => new Vector<float>(_radius) + Fraction(hash) * (1 - 2 * _radius);

    private static Vector<float> Fraction(Vector<int> hash) =>
        Vector.ConvertToSingle(hash & new Vector<int>(1023)) * (1f / 1024);
}
