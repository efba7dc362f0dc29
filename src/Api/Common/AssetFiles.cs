namespace ImageGenerator.Api.Common;

/// <summary>The addresses of the files of an image in the library.</summary>
public abstract record AssetFiles
{
    private protected AssetFiles(Guid asset) => (Url, PreviewUrl, ThumbnailUrl) = AssetUrls.For(asset);

    /// <summary>Where the original is.</summary>
    public string Url { get; init; }

    /// <summary>WebP, longer side 1280 pixels at most.</summary>
    public string PreviewUrl { get; init; }

    /// <summary>WebP, longer side 512 pixels at most.</summary>
    public string ThumbnailUrl { get; init; }
}
