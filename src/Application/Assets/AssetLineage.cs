using ImageGenerator.Domain.Assets;

namespace ImageGenerator.Application.Assets;

/// <summary>The neighbours of an asset in the history of the library.</summary>
/// <param name="Sources">What it was made from, by role and place.</param>
/// <param name="Derived">What was made from it, newest first.</param>
public sealed record AssetLineage(IReadOnlyList<SourceAssetView> Sources, IReadOnlyList<DerivedAssetView> Derived);

/// <summary>An asset that another one was made from.</summary>
/// <param name="AssetId">Its id.</param>
/// <param name="Role">What it was for.</param>
/// <param name="Position">Its place among those of its role, from 0.</param>
public sealed record SourceAssetView(Guid AssetId, AssetSourceRole Role, int Position);

/// <summary>An asset that was made from another one.</summary>
/// <param name="AssetId">Its id.</param>
/// <param name="CreatedAt">When it came into the library.</param>
public sealed record DerivedAssetView(Guid AssetId, DateTimeOffset CreatedAt);

/// <summary>An asset with its neighbours.</summary>
public sealed record AssetDetail(AssetView Asset, AssetLineage Lineage);
