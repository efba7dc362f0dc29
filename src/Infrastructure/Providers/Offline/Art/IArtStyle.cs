using System.Numerics;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>
/// A way to draw. An instance is one composition: it has taken its random choices and only answers what lies where.
/// </summary>
internal interface IArtStyle
{
    /// <summary>
    /// Must depend on nothing but the positions: pixels are asked for in any order, by several threads.
    /// </summary>
    Shade At(PixelRun pixels);
}

/// <summary>What a look says of some pixels; the palettes make colours of it.</summary>
/// <param name="Tone">Place in the palette, 0 (dark) to 1 (bright).</param>
/// <param name="Accent">Share of the second palette, 0 to 1.</param>
/// <param name="Light">How brightly lit, around 1.</param>
internal readonly record struct Shade(Vector<float> Tone, Vector<float> Accent, Vector<float> Light);
