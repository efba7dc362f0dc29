using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.Options;
using NetVips;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>Image processing by libvips. Thread-safe; an image takes one thread.</summary>
internal sealed class VipsImageProcessor : IImageProcessor
{
    private const string NoImage = "This is not a PNG, JPEG, WebP, GIF, AVIF or HEIC image.";
    private const string Undecodable = "The image is damaged or incomplete and cannot be decoded.";

    private readonly long _maxPixels;

    public VipsImageProcessor(IOptions<MediaOptions> options)
    {
        VipsLibrary.EnsureLoaded();
        _maxPixels = options.Value.MaxPixels;
    }

    public ImageFacts Probe(ReadOnlyMemory<byte> image)
    {
        using var source = Open(image);
        var format = ImageFormat.Of(source) ?? throw new UnreadableImageException(NoImage);
        return new ImageFacts(format.MediaType, format.Extension, source.ShownSize)
        {
            NeedsTurning = source.NeedsTurning,
        };
    }

    public RenderedImage MakeRendition(ReadOnlyMemory<byte> image, int longSide)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longSide);

        using var source = Open(image);
        return Decoding(() =>
        {
            using var small = source.Shrink(longSide);
            return VipsEncoder.EncodeRendition(small);
        });
    }

    public IReadOnlyList<RenderedImage> MakeRenditions(ReadOnlyMemory<byte> image, IReadOnlyList<int> longSides)
    {
        ArgumentNullException.ThrowIfNull(longSides);
        ArgumentOutOfRangeException.ThrowIfZero(longSides.Count);

        using var source = Open(image);
        return Decoding(() =>
        {
            // No pixels but the largest rendition's are ever kept, however large the image is.
            using var shrunk = source.Shrink(longSides[0]);
            using var largest = shrunk.CopyMemory();
            return longSides
                .Select(longSide =>
                {
                    using var small = largest.Shrink(longSide);
                    return VipsEncoder.EncodeRendition(small);
                })
                .ToList();
        });
    }

    public RenderedImage Convert(ReadOnlyMemory<byte> image, OutputFormat format)
    {
        using var source = Open(image);
        return Decoding(() =>
        {
            using var upright = source.Decode();
            return VipsEncoder.Encode(upright, format);
        });
    }

    public RenderedImage Enlarge(ReadOnlyMemory<byte> image, int factor, OutputFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 2);

        using var source = Open(image);
        var size = new ImageSize(source.ShownSize.Width * factor, source.ShownSize.Height * factor);
        if (size.Pixels > _maxPixels)
            throw TooLarge($"The image would become too large: {size.Width} x {size.Height} pixels");

        return Decoding(() =>
        {
            using var upright = source.Decode();
            using var larger = VipsResampler.Enlarge(upright, factor);
            return VipsEncoder.Encode(larger, format);
        });
    }

    public RenderedImage MaskToAlpha(ReadOnlyMemory<byte> mask)
    {
        using var source = Open(mask);
        return Decoding(() =>
        {
            using var upright = source.Decode();
            return VipsMask.EncodeAsAlpha(upright);
        });
    }

    public byte[] ReadPixels(ReadOnlyMemory<byte> image, ImageSize size)
    {
        using var source = Open(image);
        return Decoding(() =>
        {
            using var filled = source.Fill(size);
            return VipsEncoder.RawRgb(filled);
        });
    }

    public RenderedImage? MaskOfTransparency(ReadOnlyMemory<byte> image)
    {
        using var source = Open(image);
        return Decoding(() =>
        {
            using var upright = source.Decode();
            return upright.HasAlpha() ? VipsEncoder.EncodeMask(upright) : null;
        });
    }

    public ReadOnlyMemory<byte>? WithEndMark(ReadOnlyMemory<byte> image)
    {
        if (EndMark.AddTo(image.Span) is not { } completed)
            return null;

        try
        {
            using var source = Open(completed);
            return Decoding(() =>
            {
                source.Verify();
                return completed;
            });
        }
        catch (UnreadableImageException)
        {
            return null;
        }
    }

    private VipsSource Open(ReadOnlyMemory<byte> image)
    {
        if (image.IsEmpty)
            throw new UnreadableImageException("The image is empty.");

        // The inner exception takes libvips' own words, which would be told of the next image otherwise.
        var source = Decoding(() => VipsSource.TryOpen(image))
            ?? throw new UnreadableImageException(NoImage, new VipsException("No allowed loader knows these bytes."));
        if (source.StoredSize.Pixels <= _maxPixels)
            return source;

        using (source)
            throw TooLarge($"The image is too large: {source.StoredSize.Width} x {source.StoredSize.Height} pixels");
    }

    private UnreadableImageException TooLarge(string what) =>
        new($"{what}, of {_maxPixels / 1_000_000} million at most.");

    private static T Decoding<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (VipsException e)
        {
            throw new UnreadableImageException(Undecodable, e);
        }
    }
}
