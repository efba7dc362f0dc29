namespace ImageGenerator.Infrastructure.Media;

/// <summary>A file format by its media type and its file name extension.</summary>
/// <param name="MediaType">As in a Content-Type header.</param>
/// <param name="Extension">Without the dot.</param>
/// <param name="MaxSide">Pixels a side at most.</param>
internal sealed record ImageFormat(string MediaType, string Extension, int MaxSide = int.MaxValue)
{
    public static ImageFormat Png { get; } = new("image/png", "png");

    public static ImageFormat Jpeg { get; } = new("image/jpeg", "jpg", 65_535);

    public static ImageFormat Webp { get; } = new("image/webp", "webp", 16_383);

    private static ImageFormat Gif { get; } = new("image/gif", "gif");

    private static ImageFormat Avif { get; } = new("image/avif", "avif");

    private static ImageFormat Heic { get; } = new("image/heic", "heic");

    /// <summary>The format that a loader of libvips reads; null for one that is not on the list.</summary>
    public static ImageFormat? Of(VipsSource source) =>
        source.Loader switch
        {
            "pngload_source" => Png,
            "jpegload_source" => Jpeg,
            "webpload_source" => Webp,
            "gifload_source" => Gif,
            "heifload_source" => source.Compression == "av1" ? Avif : Heic,
            _ => null,
        };
}
