using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ImageGenerator.Infrastructure.Providers.Offline.Art;

/// <summary>
/// The same numbers for the same prompt and seed, always. SplitMix64 (Steele, Lea, Flood 2014); <see cref="Random"/>
/// promises no such thing across versions of .NET.
/// </summary>
internal sealed class SeededNumbers
{
    private ulong _state;

    private SeededNumbers(ulong state) => _state = state;

    public static SeededNumbers From(string prompt, long seed) => new(Digest($"{prompt}\0{seed}"));

    /// <summary>Numbers that depend on the prompt alone, whatever the seed.</summary>
    public static SeededNumbers From(string prompt) => new(Digest(prompt));

    /// <summary>Any integer.</summary>
    public int Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return unchecked((int)((mixed ^ (mixed >> 31)) >> 32));
    }

    /// <summary>0 to <paramref name="end"/> - 1.</summary>
    public int Below(int end) => (int)((uint)Next() % (uint)end);

    /// <summary>From <paramref name="low"/> up to, but not including, <paramref name="high"/>.</summary>
    public float Between(float low, float high) => low + ((uint)Next() >> 8) * (1f / 16_777_216) * (high - low);

    /// <summary>One of the values.</summary>
    public T OneOf<T>(ReadOnlySpan<T> values) => values[Below(values.Length)];

    private static ulong Digest(string text) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
