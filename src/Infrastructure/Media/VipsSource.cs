using System.Runtime.InteropServices;
using ImageGenerator.Domain.Providers;
using NetVips;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>
/// Encoded bytes, and what the first of them say of the image. Nothing is decoded before it is asked for. Images made
/// from it read its memory: it is disposed after them.
/// </summary>
internal sealed class VipsSource : IDisposable
{
    // Only this way it reaches the loader: the thumbnailer's own argument of that name does not.
    private const string RefuseHalfFiles = "[fail_on=truncated]";

    private readonly Source _source;

    private VipsSource(Source source)
    {
        _source = source;
        try
        {
            using var header = Load(Enums.Access.Sequential);
            Loader = header.TextField("vips-loader");
            Compression = header.TextField("heif-compression");
            StoredSize = header.StoredSize;
            ShownSize = header.ShownSize;
            NeedsTurning = header.NeedsTurning;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The name of the operation that reads these bytes: <c>pngload_source</c>.</summary>
    public string? Loader { get; }

    /// <summary>The codec inside a HEIF file (<c>av1</c>, <c>hevc</c>); null for other formats.</summary>
    public string? Compression { get; }

    public ImageSize StoredSize { get; }

    public ImageSize ShownSize { get; }

    public bool NeedsTurning { get; }

    /// <summary>Reads the header; null when no allowed loader knows these bytes.</summary>
    /// <exception cref="VipsException">The header is damaged.</exception>
    public static VipsSource? TryOpen(ReadOnlyMemory<byte> bytes)
    {
        var source = SourceOf(bytes);
        if (Image.FindLoadSource(source) is not null)
            return new VipsSource(source);

        source.Dispose();
        return null;
    }

    /// <summary>The whole image at its own size, upright. Pixels are decoded as they are used.</summary>
    public Image Decode()
    {
        // Turning reads pixels in another order than the file has them.
        if (!NeedsTurning)
            return Load(Enums.Access.Sequential);

        using var stored = Load(Enums.Access.Random);
        return stored.Autorot();
    }

    /// <summary>
    /// The image made to fit a square, never enlarged, upright, in the colours of every preview (sRGB). Where the
    /// format allows, it is decoded at a smaller size at once.
    /// </summary>
    public Image Shrink(int longSide)
    {
        try
        {
            return Shrink(longSide, outputProfile: "srgb");
        }
        catch (VipsException)
        {
            // A colour profile that is broken is no reason to refuse the picture.
            return Shrink(longSide, outputProfile: null);
        }
    }

    /// <summary>The image scaled and cut around its middle so that it fills the size, upright.</summary>
    public Image Fill(ImageSize size) =>
        Image.ThumbnailSource(
            _source,
            size.Width,
            optionString: RefuseHalfFiles,
            height: size.Height,
            size: Enums.Size.Both,
            crop: Enums.Interesting.Centre
        );

    /// <summary>
    /// Decodes all of it, and takes no pixel for granted: a decoder fills in what is missing, and warns.
    /// </summary>
    /// <exception cref="VipsException">Something is missing, or damaged.</exception>
    public void Verify()
    {
        using var image = Load(Enums.Access.Sequential, Enums.FailOn.Warning);
        using var decoded = image.CopyMemory();
    }

    public void Dispose() => _source.Dispose();

    private Image Shrink(int longSide, string? outputProfile) =>
        Image.ThumbnailSource(
            _source,
            longSide,
            optionString: RefuseHalfFiles,
            height: longSide,
            size: Enums.Size.Down,
            outputProfile: outputProfile
        );

    private Image Load(Enums.Access access, Enums.FailOn failOn = Enums.FailOn.Truncated) =>
        Image.NewFromSource(_source, access: access, failOn: failOn);

    // A whole array is pinned and read where it is; a part of one is copied.
    private static Source SourceOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var part) && part.Count == part.Array!.Length
            ? Source.NewFromMemory(part.Array)
            : Source.NewFromMemory(bytes.Span);
}
