using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>
/// The picture's area. Positions are in units of its longer side, from the top left corner, so that the same picture
/// comes out at every size.
/// </summary>
internal readonly record struct Canvas(int Width, int Height)
{
    private static readonly Vector<float> Lanes = Vector.CreateSequence(0f, 1f);

    /// <summary>One pixel's side.</summary>
    public float Pixel => 1f / Math.Max(Width, Height);

    /// <summary>The right edge; 1 for a picture that is not upright.</summary>
    public float Right => Width * Pixel;

    /// <summary>The lower edge; 1 for an upright picture.</summary>
    public float Bottom => Height * Pixel;

    /// <summary>
    /// The pixels from a column on, as many as a vector holds; those beyond the right edge are there too.
    /// </summary>
    public PixelRun Run(int column, int row) =>
        new(column, (Lanes + new Vector<float>(column)) * Pixel, new Vector<float>(row * Pixel));

    /// <summary>
    /// A line across the picture: its height for every column, and for a vector's worth beyond the right edge.
    /// </summary>
    /// <param name="heightAt">The height at some horizontal positions.</param>
    public float[] Profile(Func<Vector<float>, Vector<float>> heightAt)
    {
        var heights = new float[Width + Vector<float>.Count];
        for (var column = 0; column < Width; column += Vector<float>.Count)
            heightAt(Run(column, 0).X).CopyTo(heights, column);
        return heights;
    }
}

/// <summary>Neighbouring pixels of one row.</summary>
/// <param name="Column">The first one's column.</param>
/// <param name="X">Their horizontal positions.</param>
/// <param name="Y">Their vertical position, the same for all.</param>
internal readonly record struct PixelRun(int Column, Vector<float> X, Vector<float> Y);
