using System.Runtime.InteropServices;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>
/// One reference to an image of libvips. It may read from the input's memory, so that has to stay pinned for as long.
/// </summary>
internal sealed class VipsImage : SafeHandle
{
    private const int FirstSidewaysOrientation = 5;
    private const int TwoBytes = 2; // VIPS_FORMAT_USHORT

    public VipsImage(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    /// <summary>Width and height as stored.</summary>
    public ImageSize StoredSize => new(VipsNative.Width(this), VipsNative.Height(this));

    /// <summary>Width and height as shown, that is after turning the image as its EXIF orientation says.</summary>
    public ImageSize ShownSize => IsSideways ? new ImageSize(StoredSize.Height, StoredSize.Width) : StoredSize;

    public bool HasAlpha => VipsNative.HasAlpha(this) != 0;

    /// <summary>What a band of a pixel is stored as: the loaders that are allowed give one byte or two.</summary>
    public string BandFormat => VipsNative.Format(this) == TwoBytes ? "ushort" : "uchar";

    /// <summary>True when EXIF says that it has to be turned or mirrored to be shown.</summary>
    public bool NeedsTurning => VipsNative.Orientation(this) > 1;

    private bool IsSideways => VipsNative.Orientation(this) >= FirstSidewaysOrientation;

    /// <summary>The same image, decoded: it can be read more than once.</summary>
    /// <exception cref="VipsException">It cannot be decoded completely.</exception>
    public VipsImage InMemory()
    {
        var copy = VipsNative.CopyToMemory(this);
        return copy != 0 ? new VipsImage(copy) : throw VipsException.Take();
    }

    /// <summary>The image made to fit a square, never enlarged.</summary>
    public VipsImage Shrink(int longSide)
    {
        var side = FormattableString.Invariant($"{longSide}");
        using var thumbnail = new VipsOperation("thumbnail_image")
            .With("in", this)
            .With("width", side)
            .With("height", side)
            .With("size", "down")
            .Run();
        return thumbnail.Image("out");
    }

    /// <summary>A piece of metadata as text; null when the image has none of that name.</summary>
    public string? Field(string name)
    {
        if (VipsNative.GetField(this, name, out var text) != 0)
        {
            _ = VipsException.TakeMessage();
            return null;
        }

        var value = Marshal.PtrToStringUTF8(text);
        VipsNative.Free(text);
        return value;
    }

    protected override bool ReleaseHandle()
    {
        VipsNative.Release(handle);
        return true;
    }
}
