using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>
/// Paints a picture: asks the look what lies where, the palettes for colours, and lays light, vignette and grain over
/// it. The same prompt, seed, size and look give the same bytes, on however many threads.
/// </summary>
internal sealed class Painter
{
    private const float DarkestLight = 0.25f;
    private const float VignetteDepth = 0.55f;
    private const float GrainSteps = 10f; // in steps of the sRGB table; just enough to break up bands in smooth ramps

    private static readonly byte[] Srgb = MakeSrgbTable();

    private readonly Canvas _canvas;
    private readonly IArtStyle _look;
    private readonly Palette _main;
    private readonly Palette _accent;
    private readonly int _grainSeed;

    /// <param name="prompt">Any text.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="look">A name out of <see cref="ArtStyles.Names"/>.</param>
    /// <param name="canvas">The size in pixels; any.</param>
    public Painter(string prompt, long seed, string look, Canvas canvas)
    {
        var numbers = SeededNumbers.From(prompt, seed);
        var scheme = Scheme.For(prompt, numbers);
        _main = Palette.Of(scheme, numbers);
        _accent = Palette.Of(scheme.FindPartner(), numbers);
        _grainSeed = numbers.Next();
        _canvas = canvas;
        _look = ArtStyles.Compose(look, numbers, canvas);
    }

    /// <summary>Paints all of it: three bytes a pixel, row by row.</summary>
    /// <param name="threads">How many to use at most.</param>
    /// <param name="cancellationToken">Stops the work between two rows.</param>
    public byte[] Paint(int threads, CancellationToken cancellationToken)
    {
        var rgb = new byte[_canvas.Width * _canvas.Height * 3];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, _canvas.Height, options, row =>
            PaintRow(row, rgb.AsSpan(row * _canvas.Width * 3, _canvas.Width * 3))
        );
        return rgb;
    }

    private void PaintRow(int row, Span<byte> rgb)
    {
        for (var column = 0; column < _canvas.Width; column += Vector<float>.Count)
        {
            PaintRun(column, row, rgb[(column * 3)..]);
        }
    }

    /// <summary>Paints a vector's worth of pixels, or fewer where the span ends.</summary>
    internal void PaintRun(int column, int row, Span<byte> rgb)
    {
        var pixels = _canvas.Run(column, row);
        var shade = _look.At(pixels);
        var tones = Ramp.Clamp(shade.Tone) * (Palette.Size - 1);
        var accents = Ramp.Clamp(shade.Accent);
        var lights = Vector.Max(shade.Light, new Vector<float>(DarkestLight)) * Vignette(pixels);

        var count = Math.Min(Vector<float>.Count, rgb.Length / 3);
        for (var i = 0; i < count; i++)
        {
            var tone = (int)tones[i];
            var (accent, light) = (accents[i], lights[i]);
            var grain = Grain(column + i, row);
            rgb[i * 3] = Tint(_main.Red[tone], _accent.Red[tone], accent, light, grain);
            rgb[i * 3 + 1] = Tint(_main.Green[tone], _accent.Green[tone], accent, light, grain);
            rgb[i * 3 + 2] = Tint(_main.Blue[tone], _accent.Blue[tone], accent, light, grain);
        }
    }

    private Vector<float> Vignette(PixelRun pixels)
    {
        var x = pixels.X - new Vector<float>(0.5f * _canvas.Right);
        var y = pixels.Y - new Vector<float>(0.5f * _canvas.Bottom);
        return Vector<float>.One - (x * x + y * y) * VignetteDepth;
    }

    private static byte Tint(float main, float accent, float share, float light, float grain)
    {
        var value = (main + (accent - main) * share) * light;
        if (value > 0.8f)
            value = 0.8f + (value - 0.8f) / (1 + (value - 0.8f) * 4f); // bright light bends over instead of clipping
        return Srgb[Math.Clamp((int)(value * (Srgb.Length - 1) + grain), 0, Srgb.Length - 1)];
    }

    // One hash per pixel, so that the grain does not depend on which pixel was painted before.
    private float Grain(int column, int row)
    {
        var hash = unchecked((uint)(column * 0x27d4eb2d ^ row * 0x165667b1 ^ _grainSeed));
        hash = (hash ^ (hash >> 15)) * 0x2c1b3c6d;
        hash ^= hash >> 12;
        return ((hash >> 8) * (1f / 16_777_216) - 0.5f) * GrainSteps;
    }

    private static byte[] MakeSrgbTable()
    {
        var table = new byte[4096];
        for (var i = 0; i < table.Length; i++)
        {
            var linear = i / (table.Length - 1f);
            var encoded = linear <= 0.0031308f ? linear * 12.92f : 1.055f * MathF.Pow(linear, 1 / 2.4f) - 0.055f;
            table[i] = (byte)MathF.Round(encoded * 255);
        }

        return table;
    }
}
