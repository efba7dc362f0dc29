using System.ComponentModel.DataAnnotations;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>Limits of the image processing.</summary>
internal sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>
    /// Width times height of an image that is decoded, at most. A small file can claim a size that would fill the
    /// memory.
    /// </summary>
    [Range(1_000_000, 1_000_000_000)]
    public long MaxPixels { get; set; } = 100_000_000;
}
