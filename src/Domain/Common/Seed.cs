namespace ImageGenerator.Domain.Common;

/// <summary>The number that makes a result reproducible: 0 to 4,294,967,295.</summary>
public readonly record struct Seed
{
    public const long Minimum = 0;
    public const long Maximum = uint.MaxValue;

    private Seed(long value) => Value = value;

    public long Value { get; }

    /// <summary>A seed for a request that names none.</summary>
    public static Seed Fresh() => new(Random.Shared.NextInt64(Maximum + 1));

    public static bool IsValid(long value) => value is >= Minimum and <= Maximum;

    /// <exception cref="ArgumentOutOfRangeException">The value is not a seed.</exception>
    public static Seed From(long value) =>
        IsValid(value) ? new Seed(value) : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a seed.");

    /// <summary>The seed of the image at a place in its request, from 0; it wraps at the end of the range.</summary>
    public Seed For(int index) => new((Value + index) % (Maximum + 1));
}
