using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Domain.Assets;

namespace ImageGenerator.Api.Assets;

/// <summary>An image of the library, with where it came from and what was made from it.</summary>
public sealed record AssetDetailResponse : AssetResponse
{
    [SetsRequiredMembers]
    internal AssetDetailResponse(AssetResponse asset)
        : base(asset) { }

    /// <summary>
    /// The images of the library that it was made from, by role and place. One of them may be gone by now.
    /// </summary>
    public IReadOnlyList<SourceAssetResponse> Sources { get; init; } = [];

    /// <summary>What was made from it, newest first, 50 at most; <c>GET /assets?source=</c> lists all.</summary>
    public IReadOnlyList<DerivedAssetResponse> Derived { get; init; } = [];
}

/// <summary>An image of the library that another one was made from.</summary>
/// <param name="AssetId">Its id.</param>
/// <param name="Role">What it was for.</param>
/// <param name="Position">Its place among those of its role, from 0.</param>
/// <param name="Url">Where the original is.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
public sealed record SourceAssetResponse(
    Guid AssetId,
    AssetSourceRole Role,
    int Position,
    string Url,
    string ThumbnailUrl
);

/// <summary>An image of the library that was made from another one.</summary>
/// <param name="AssetId">Its id.</param>
/// <param name="Url">Where the original is.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
/// <param name="CreatedAt">When it came into the library.</param>
public sealed record DerivedAssetResponse(Guid AssetId, string Url, string ThumbnailUrl, DateTimeOffset CreatedAt);
