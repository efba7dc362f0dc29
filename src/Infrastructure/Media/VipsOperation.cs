using System.Buffers;
using static ImageGenerator.Infrastructure.Media.VipsNative;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>One operation of libvips: named, given its arguments, run, asked for its results, disposed.</summary>
internal sealed class VipsOperation : IDisposable
{
    private nint _operation;

    public VipsOperation(string name)
    {
        _operation = NewOperation(name);
        if (_operation == 0)
            throw VipsException.Take();
    }

    /// <summary>Sets a number, a switch or a choice, written as on libvips' command line.</summary>
    public VipsOperation With(string argument, string value)
    {
        if (SetArgument(_operation, argument, value) != 0)
            throw VipsException.Take();
        return this;
    }

    public VipsOperation With(string argument, VipsImage image)
    {
        var value = NewValue(ImageType());
        SetObject(ref value, image);
        return With(argument, value);
    }

    /// <summary>Hands over bytes without copying them: they stay pinned for as long as any result is used.</summary>
    public unsafe VipsOperation With(string argument, MemoryHandle pinned, int length)
    {
        var value = NewValue(BlobType());
        SetBlob(ref value, 0, pinned.Pointer, (nuint)length);
        return With(argument, value);
    }

    /// <exception cref="VipsException">It failed.</exception>
    public VipsOperation Run() => Build(ref _operation) == 0 ? this : throw VipsException.Take();

    public VipsImage Image(string result)
    {
        var value = NewValue(ImageType());
        GetProperty(_operation, result, ref value);
        var image = new VipsImage(DuplicateObject(ref value));
        ClearValue(ref value);
        return image;
    }

    public unsafe byte[] Bytes(string result)
    {
        var value = NewValue(BlobType());
        GetProperty(_operation, result, ref value);
        var data = GetBlob(ref value, out var length);
        byte[] bytes = [.. new ReadOnlySpan<byte>(data, checked((int)length))];
        ClearValue(ref value);
        return bytes;
    }

    public void Dispose()
    {
        if (_operation == 0)
            return;

        ReleaseOutputs(_operation);
        Release(_operation);
        _operation = 0;
    }

    private VipsOperation With(string argument, GValue value)
    {
        SetProperty(_operation, argument, ref value);
        ClearValue(ref value);
        return this;
    }

    private static GValue NewValue(nuint type)
    {
        var value = default(GValue);
        _ = InitValue(ref value, type);
        return value;
    }
}
