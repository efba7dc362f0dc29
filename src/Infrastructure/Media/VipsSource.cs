using System.Buffers;
using System.Runtime.InteropServices;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>
/// Encoded bytes, pinned in memory, and what their first bytes say of them. Nothing is decoded before it is asked for.
/// </summary>
internal sealed class VipsSource : IDisposable
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly MemoryHandle _pin;

    private VipsSource(ReadOnlyMemory<byte> bytes, MemoryHandle pin, string loader)
    {
        _bytes = bytes;
        _pin = pin;
        Loader = loader;
        try
        {
            using var header = Load("sequential");
            StoredSize = header.StoredSize;
            ShownSize = header.ShownSize;
            NeedsTurning = header.NeedsTurning;
            Compression = header.Field("heif-compression");
        }
        catch
        {
            _pin.Dispose();
            throw;
        }
    }

    /// <summary>The name of the operation that reads these bytes: <c>pngload_buffer</c>.</summary>
    public string Loader { get; }

    /// <summary>The codec inside a HEIF file (<c>av1</c>, <c>hevc</c>); null for other formats.</summary>
    public string? Compression { get; }

    public ImageSize StoredSize { get; }

    public ImageSize ShownSize { get; }

    public bool NeedsTurning { get; }

    /// <summary>Reads the header; null when no allowed loader knows these bytes.</summary>
    /// <exception cref="VipsException">The header is damaged.</exception>
    public static VipsSource? TryOpen(ReadOnlyMemory<byte> bytes)
    {
        var pin = bytes.Pin();
        if (FindLoaderName(pin, bytes.Length) is { } loader)
            return new VipsSource(bytes, pin, loader);

        pin.Dispose();
        _ = VipsException.TakeMessage();
        return null;
    }

    /// <summary>The whole image at its own size, upright. Pixels are decoded as they are used.</summary>
    public VipsImage Decode()
    {
        // Turning reads pixels in another order than the file has them.
        if (!NeedsTurning)
            return Load("sequential");

        using var stored = Load("random");
        using var turn = new VipsOperation("autorot").With("in", stored).Run();
        return turn.Image("out");
    }

    /// <summary>
    /// The image made to fit a square, never enlarged, upright, in the colours of every preview (sRGB). Where the
    /// format allows, it is decoded at a smaller size at once.
    /// </summary>
    public VipsImage Shrink(int longSide)
    {
        try
        {
            return Shrink(longSide, thumbnail => thumbnail.With("output-profile", "srgb"));
        }
        catch (VipsException)
        {
            // A colour profile that is broken is no reason to refuse the picture.
            return Shrink(longSide, thumbnail => thumbnail);
        }
    }

    /// <summary>The image scaled and cut around its middle so that it fills the size, upright.</summary>
    public VipsImage Fill(ImageSize size)
    {
        using var thumbnail = new VipsOperation("thumbnail_buffer")
            .With("buffer", _pin, _bytes.Length)
            .With("width", FormattableString.Invariant($"{size.Width}"))
            .With("height", FormattableString.Invariant($"{size.Height}"))
            .With("size", "both")
            .With("crop", "centre")
            .With("option-string", "[fail_on=truncated]") // only this way it reaches the loader
            .Run();
        return thumbnail.Image("out");
    }

    /// <summary>
    /// Decodes all of it, and takes no pixel for granted: a decoder fills in what is missing, and warns.
    /// </summary>
    /// <exception cref="VipsException">Something is missing, or damaged.</exception>
    public void Verify()
    {
        using var image = Load("sequential", failOn: "warning");
        using var decoded = image.InMemory();
    }

    public void Dispose() => _pin.Dispose();

    private VipsImage Shrink(int longSide, Func<VipsOperation, VipsOperation> setColours)
    {
        var side = FormattableString.Invariant($"{longSide}");
        using var thumbnail = setColours(
                new VipsOperation("thumbnail_buffer")
                    .With("buffer", _pin, _bytes.Length)
                    .With("width", side)
                    .With("height", side)
                    .With("size", "down")
                    .With("option-string", "[fail_on=truncated]")
            ) // only this way it reaches the loader
            .Run();
        return thumbnail.Image("out");
    }

    private VipsImage Load(string access, string failOn = "truncated")
    {
        using var load = new VipsOperation(Loader)
            .With("buffer", _pin, _bytes.Length)
            .With("fail-on", failOn)
            .With("access", access)
            .Run();
        return load.Image("out");
    }

    private static unsafe string? FindLoaderName(MemoryHandle pin, int length)
    {
        var loader = VipsNative.FindLoader(pin.Pointer, (nuint)length);
        return loader == 0 ? null : Marshal.PtrToStringUTF8(VipsNative.Nickname(VipsNative.TypeFromName(loader)));
    }
}
