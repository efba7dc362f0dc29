using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>Ridge behind ridge under a low sun, paler with distance.</summary>
internal sealed class DunesStyle : IArtStyle
{
    private const int Ridges = 7;
    private const float SunRadius = 0.075f;

    private readonly Canvas _canvas;
    private readonly int _seed;
    private readonly float _left;
    private readonly float _sunX;
    private readonly float _sunY;
    private readonly float[][] _crests;

    public DunesStyle(SeededNumbers numbers, Canvas canvas)
    {
        _canvas = canvas;
        _seed = numbers.Next();
        _left = numbers.Between(-50, 50);
        _sunX = numbers.Between(0.25f, 0.75f) * canvas.Right;
        _sunY = numbers.Between(0.16f, 0.34f) * canvas.Bottom;
        _crests = [.. Enumerable.Range(0, Ridges).Select(Crest)];
    }

    public Shade At(PixelRun pixels)
    {
        var (tone, accent) = Sky(pixels);
        for (var ridge = 0; ridge < Ridges; ridge++)
        {
            var depth = pixels.Y - new Vector<float>(_crests[ridge], pixels.Column);
            var cover = Edge(depth);
            if (cover == Vector<float>.Zero)
                continue;

            var grain = Noise.Gradient(pixels.X * 90f, pixels.Y * 90f, _seed + ridge) * 0.010f;
            var rim = Vector.Max(Vector<float>.Zero, new Vector<float>(0.012f) - depth) * 2f;
            var mist = Vector.Min(depth, new Vector<float>(0.22f)) * 0.62f;
            var sand = new Vector<float>(0.72f - ridge * 0.105f) + mist + grain - rim;
            tone = Ramp.Blend(tone, sand, cover);
            accent = Ramp.Blend(accent, new Vector<float>(MathF.Max(0, 0.42f - ridge * 0.09f)), cover);
        }

        return new Shade(tone, accent, Vector<float>.One);
    }

    private (Vector<float> Tone, Vector<float> Accent) Sky(PixelRun pixels)
    {
        var (x, y) = (pixels.X - new Vector<float>(_sunX), pixels.Y - new Vector<float>(_sunY));
        var fromSun = Vector.SquareRoot(x * x + y * y);
        var height = pixels.Y * (1 / _canvas.Bottom);
        var clouds = Noise.Fractal(pixels.X * 2.2f + new Vector<float>(_left), pixels.Y * 8f, 5, _seed) * 0.09f;
        var halo = Ramp.Peak(fromSun, new Vector<float>(4.5f));

        var tone = new Vector<float>(0.50f) + height * 0.55f + clouds + halo * 0.22f;
        var sun = Edge(new Vector<float>(SunRadius) - fromSun);
        return (Ramp.Blend(tone, new Vector<float>(0.985f), sun), Ramp.Clamp(halo * 0.85f + clouds * 1.2f));
    }

    // How much of a pixel is covered by what begins at distance zero: no stairs at edges.
    private Vector<float> Edge(Vector<float> distance) =>
        Ramp.Clamp(distance * (1 / _canvas.Pixel) + new Vector<float>(0.5f));

    private float[] Crest(int ridge) =>
        _canvas.Profile(x =>
        {
            var along = x * (1.2f + ridge * 0.35f) + new Vector<float>(_left + ridge * 7.7f);
            var hills =
                Noise.Fractal(along, new Vector<float>(ridge * 3.1f), 6, _seed + ridge * 77) * (0.34f - ridge * 0.022f);
            return (new Vector<float>(0.36f + ridge * 0.093f) - hills) * _canvas.Bottom;
        });
}
