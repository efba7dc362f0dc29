using System.Numerics;
using System.Runtime.CompilerServices;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>
/// Gradient noise (Perlin 2002) for several pixels at once. Every lane is computed by the same steps, so a pixel has
/// the same colour wherever it lies in a vector and however wide the machine's vectors are.
/// </summary>
internal static class Noise
{
    private const float Gain = 1.6f; // brings the usual range near -1..1
    private const int OctaveSeedStep = 1013;
    private const int ColumnFactor = 0x27d4eb2d;
    private const int RowFactor = 0x165667b1;

    /// <summary>Smooth noise, about -1 to 1, with features one unit in size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Gradient(Vector<float> x, Vector<float> y, int seed)
    {
        var (left, top) = (Vector.Floor(x), Vector.Floor(y));
        var (column, row) = (Vector.ConvertToInt32(left), Vector.ConvertToInt32(top));
        var (fromLeft, fromTop) = (x - left, y - top);
        var (fromRight, fromBottom) = (fromLeft - Vector<float>.One, fromTop - Vector<float>.One);

        // A coordinate's share of the hash is the same for both of its corners.
        var (hashLeft, hashRight) = (column * ColumnFactor, (column + Vector<int>.One) * ColumnFactor);
        var (hashTop, hashBottom) = (
            (row * RowFactor) ^ new Vector<int>(seed),
            ((row + Vector<int>.One) * RowFactor) ^ new Vector<int>(seed)
        );

        var topLeft = Slope(Mix(hashLeft ^ hashTop), fromLeft, fromTop);
        var topRight = Slope(Mix(hashRight ^ hashTop), fromRight, fromTop);
        var bottomLeft = Slope(Mix(hashLeft ^ hashBottom), fromLeft, fromBottom);
        var bottomRight = Slope(Mix(hashRight ^ hashBottom), fromRight, fromBottom);

        var (across, down) = (Fade(fromLeft), Fade(fromTop));
        var upper = topLeft + across * (topRight - topLeft);
        var lower = bottomLeft + across * (bottomRight - bottomLeft);
        return (upper + down * (lower - upper)) * Gain;
    }

    /// <summary>
    /// Noise in several sizes laid over each other, each half as big and half as strong as the one before, and turned
    /// against it.
    /// </summary>
    public static Vector<float> Fractal(Vector<float> x, Vector<float> y, int octaves, int seed)
    {
        var sum = Vector<float>.Zero;
        var strength = 0.5f;
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += Gradient(x, y, seed + octave * OctaveSeedStep) * strength;
            strength *= 0.5f;
            (x, y) = (x * 1.6f - y * 1.2f, x * 1.2f + y * 1.6f); // doubled, and turned by 37 degrees: hides the grid
        }

        return sum;
    }

    /// <summary>Any integers, the same for the same cell.</summary>
    public static Vector<int> Hash(Vector<int> column, Vector<int> row, int seed) =>
        Mix((column * ColumnFactor) ^ (row * RowFactor) ^ new Vector<int>(seed));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Mix(Vector<int> hash)
    {
        hash = (hash ^ Vector.ShiftRightLogical(hash, 15)) * 0x2c1b3c6d;
        hash = (hash ^ Vector.ShiftRightLogical(hash, 12)) * 0x297a2d39;
        return hash ^ Vector.ShiftRightLogical(hash, 15);
    }

    // The two halves of the hash are the slope's two components, -1 to 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Slope(Vector<int> hash, Vector<float> x, Vector<float> y)
    {
        const float unit = 1f / 32_768;
        var horizontal = Vector.ConvertToSingle(Vector.ShiftRightArithmetic(hash, 16)) * unit;
        var vertical = Vector.ConvertToSingle(Vector.ShiftRightArithmetic(Vector.ShiftLeft(hash, 16), 16)) * unit;
        return horizontal * x + vertical * y;
    }

    // 6t^5 - 15t^4 + 10t^3
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Fade(Vector<float> t) =>
        t * t * t * (t * (t * 6f - new Vector<float>(15f)) + new Vector<float>(10f));
}
