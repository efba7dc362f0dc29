namespace ImageGenerator.Api.Assets;

/// <summary>A page of assets.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">For the next page; null on the last one.</param>
public sealed record AssetListResponse(IReadOnlyList<AssetResponse> Items, string? NextCursor);
