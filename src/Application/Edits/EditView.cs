using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Edits;

namespace ImageGenerator.Application.Edits;

/// <summary>An edit as it is read.</summary>
public sealed record EditView : JobView
{
    /// <summary>Every setting, in the words of its kind.</summary>
    public required EditSettings Settings { get; init; }

    /// <summary>What came of it, by place.</summary>
    public IReadOnlyList<EditedImageView> Images { get; init; } = [];
}

/// <summary>An image that an edit made.</summary>
public sealed record EditedImageView
{
    public Guid AssetId { get; init; }

    public Guid EditId { get; init; }

    public int Index { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>The seed that made it; null where none did.</summary>
    public long? Seed { get; init; }

    public string MediaType { get; init; } = "";
}
