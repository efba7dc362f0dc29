using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Generations;

/// <summary>An image that was asked for and did not arrive, although its generation completed.</summary>
/// <param name="Index">Its place in the generation, from 0.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record MissingImage(int Index, string Reason)
{
    public const int MaxReasonLength = 300;

    public static MissingImage Because(int index, string reason) => new(index, Text.Clip(reason, MaxReasonLength));
}

/// <summary>The images of a generation that did not arrive, by place. It compares by value.</summary>
public sealed class MissingImages : IEquatable<MissingImages>
{
    private readonly IReadOnlyList<MissingImage> _images;

    private MissingImages(IReadOnlyList<MissingImage> images) => _images = images;

    public static MissingImages None { get; } = new([]);

    public static MissingImages Of(IEnumerable<MissingImage> images) => new([.. images.OrderBy(image => image.Index)]);

    public IReadOnlyList<MissingImage> All => _images;

    public bool Equals(MissingImages? other) => other is not null && _images.SequenceEqual(other._images);

    public override bool Equals(object? obj) => Equals(obj as MissingImages);

    public override int GetHashCode() => _images.Aggregate(0, HashCode.Combine);
}
