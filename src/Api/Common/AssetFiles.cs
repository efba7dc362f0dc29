namespace ImageGenerator.Api.Common;

/// <summary>An image of the library, with the addresses of its files.</summary>
/// <param name="AssetId">Its id in the library.</param>
public abstract record AssetFiles(Guid AssetId)
{
    /// <summary>Where the original is.</summary>
    public string Url { get; init; } = AssetUrls.For(AssetId).Original;

    /// <summary>WebP, longer side 1280 pixels at most.</summary>
    public string PreviewUrl { get; init; } = AssetUrls.For(AssetId).Preview;

    /// <summary>WebP, longer side 512 pixels at most.</summary>
    public string ThumbnailUrl { get; init; } = AssetUrls.For(AssetId).Thumbnail;
}
