namespace ImageGenerator.Api.Common;

/// <summary>Where an asset's bytes are.</summary>
internal readonly record struct AssetUrls(string Original, string Preview, string Thumbnail)
{
    internal static AssetUrls For(Guid asset)
    {
        var content = $"/api/v1/assets/{asset}/content";
        return new AssetUrls(content, content + "?rendition=preview", content + "?rendition=thumbnail");
    }
}
