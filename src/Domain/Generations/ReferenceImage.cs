using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Generations;

/// <summary>Where a reference image lies.</summary>
public enum ReferenceSource
{
    /// <summary>Somebody brought it along.</summary>
    Upload,

    /// <summary>It is in the library.</summary>
    Asset,
}

/// <summary>An image that a request brings along, to be changed or to be followed.</summary>
/// <param name="Source">Where it lies.</param>
/// <param name="Id">The upload's or the asset's id.</param>
/// <param name="Size">In pixels.</param>
public sealed record ReferenceImage(ReferenceSource Source, Guid Id, ImageSize Size);

/// <summary>The reference images of a request, in order; equal lists are equal.</summary>
public sealed class ReferenceImages : IEquatable<ReferenceImages>
{
    private readonly IReadOnlyList<ReferenceImage> _images;

    private ReferenceImages(IReadOnlyList<ReferenceImage> images) => _images = images;

    public static ReferenceImages None { get; } = new([]);

    public static ReferenceImages Of(IEnumerable<ReferenceImage> images) => new([.. images]);

    public int Count => _images.Count;

    public IReadOnlyList<ReferenceImage> All => _images;

    public bool Equals(ReferenceImages? other) => other is not null && _images.SequenceEqual(other._images);

    public override bool Equals(object? obj) => Equals(obj as ReferenceImages);

    public override int GetHashCode() => _images.Aggregate(0, HashCode.Combine);
}
