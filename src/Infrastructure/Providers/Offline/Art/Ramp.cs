using System.Numerics;
using System.Runtime.CompilerServices;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>
/// The curves that looks are shaped with. Built from exactly rounded operations only; exp and sin may differ by
/// machine.
/// </summary>
internal static class Ramp
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Clamp(Vector<float> value) =>
        Vector.Min(Vector.Max(value, Vector<float>.Zero), Vector<float>.One);

    /// <summary>0 below <paramref name="start"/>, 1 above <paramref name="end"/>, smooth in between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Smooth(Vector<float> value, float start, float end)
    {
        var t = Clamp((value - new Vector<float>(start)) * (1f / (end - start)));
        return t * t * (new Vector<float>(3f) - t * 2f);
    }

    /// <summary>A wave of period 1, from 0 up to 1 and back, without corners.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Wave(Vector<float> phase)
    {
        var t = Vector.Abs(phase - Vector.Floor(phase) - new Vector<float>(0.5f)) * 2f;
        return t * t * (new Vector<float>(3f) - t * 2f);
    }

    /// <summary>1 at zero, falling off to both sides the faster the greater <paramref name="steepness"/> is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Peak(Vector<float> value, Vector<float> steepness)
    {
        var t = value * steepness;
        return Vector<float>.One / (Vector<float>.One + t * t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Blend(Vector<float> from, Vector<float> to, Vector<float> share) =>
        from + (to - from) * share;
}
