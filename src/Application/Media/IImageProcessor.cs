using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Media;

/// <summary>
/// Reads and makes images. Input is hostile until decoded: only allow-listed formats are opened, pixels are capped
/// before decoding, and a truncated file is refused.
/// </summary>
public interface IImageProcessor
{
    /// <summary>Reads type and size from the bytes themselves, never from a name or a header.</summary>
    /// <exception cref="UnreadableImageException">It is no image of an allowed type, or too large.</exception>
    ImageFacts Probe(ReadOnlyMemory<byte> image);

    /// <summary>
    /// Makes a smaller WebP whose longer side is at most <paramref name="longSide"/> pixels; never enlarges.
    /// </summary>
    /// <exception cref="UnreadableImageException">The image cannot be decoded completely.</exception>
    RenderedImage MakeRendition(ReadOnlyMemory<byte> image, int longSide);

    /// <summary>Makes several of them and decodes the image once.</summary>
    /// <param name="image">The encoded image.</param>
    /// <param name="longSides">Pixels of their longer sides, the largest first.</param>
    /// <returns>One for each side, in that order.</returns>
    /// <exception cref="UnreadableImageException">The image cannot be decoded completely.</exception>
    IReadOnlyList<RenderedImage> MakeRenditions(ReadOnlyMemory<byte> image, IReadOnlyList<int> longSides);

    /// <summary>Encodes the image again in another format, at the same size.</summary>
    /// <exception cref="UnreadableImageException">The image cannot be decoded completely.</exception>
    RenderedImage Convert(ReadOnlyMemory<byte> image, OutputFormat format);

    /// <summary>
    /// Makes the image larger by interpolating between its pixels: nothing is made up. Transparency and colour profile
    /// stay as they are, and the same image gives the same bytes again.
    /// </summary>
    /// <param name="image">The encoded image.</param>
    /// <param name="factor">How many times as wide and as high; 2 at least.</param>
    /// <param name="format">The format of the result.</param>
    /// <exception cref="UnreadableImageException">The image cannot be decoded completely, or the result would be too
    /// large.</exception>
    RenderedImage Enlarge(ReadOnlyMemory<byte> image, int factor, OutputFormat format);

    /// <summary>
    /// Writes a mask (white is changed, black is kept) for providers that want it the other way: a PNG of the same size
    /// that is see-through where the image is to be changed and opaque elsewhere. There is nothing in between: grey
    /// counts as what it is nearer to, and what is see-through in the mask counts as black.
    /// </summary>
    /// <exception cref="UnreadableImageException">The mask cannot be decoded completely.</exception>
    RenderedImage MaskToAlpha(ReadOnlyMemory<byte> mask);

    /// <summary>
    /// Decodes to three bytes a pixel (red, green, blue), row by row, upright. The image is scaled and cut around its
    /// middle so that it fills the size; what can be seen through becomes white.
    /// </summary>
    /// <exception cref="UnreadableImageException">The image cannot be decoded completely.</exception>
    byte[] ReadPixels(ReadOnlyMemory<byte> image, ImageSize size);

    /// <summary>
    /// Turns see-through parts into a mask: white where nothing is, black where the image is opaque. PNG of the same
    /// size.
    /// </summary>
    /// <returns>Null when the image has no alpha channel.</returns>
    /// <exception cref="UnreadableImageException">The image cannot be decoded completely.</exception>
    RenderedImage? MaskOfTransparency(ReadOnlyMemory<byte> image);

    /// <summary>
    /// Adds the end mark to a file that lacks nothing else, for images that were paid for: all of its pixels are there.
    /// </summary>
    /// <returns>Null when the file has its end mark, or lacks more than that.</returns>
    ReadOnlyMemory<byte>? WithEndMark(ReadOnlyMemory<byte> image);
}

/// <summary>What the bytes say of themselves.</summary>
/// <param name="MediaType"><c>image/png</c>, <c>image/jpeg</c>, <c>image/webp</c>, <c>image/gif</c>, <c>image/avif</c>
/// or <c>image/heic</c>.</param>
/// <param name="Extension">Without the dot: <c>png</c>.</param>
/// <param name="Size">In pixels.</param>
public sealed record ImageFacts(string MediaType, string Extension, ImageSize Size)
{
    /// <summary>
    /// True when EXIF says that it has to be turned to be shown; <see cref="Size"/> is the size as shown.
    /// </summary>
    public bool NeedsTurning { get; init; }
}

/// <summary>An image that was made here.</summary>
public sealed record RenderedImage(byte[] Bytes, ImageFacts Facts);

/// <summary>The bytes are not an image that we open.</summary>
public class UnreadableImageException : Exception
{
    public UnreadableImageException(string message)
        : base(message) { }

    public UnreadableImageException(string message, Exception inner)
        : base(message, inner) { }

    public UnreadableImageException() { }
}
