namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>
/// The parts of a file that stay, and what is written between them. A file of which everything stays is not copied.
/// </summary>
internal sealed class KeptParts(ReadOnlyMemory<byte> source)
{
    private readonly List<ReadOnlyMemory<byte>> _parts = [];
    private int _end;
    private bool _isWhole = true;

    /// <summary>Bytes of the result so far.</summary>
    public int Length { get; private set; }

    /// <summary>Keeps the next range of the source; what lies before it and was not kept is gone.</summary>
    public void Keep(int start, int length)
    {
        _isWhole &= start == _end;
        _end = start + length;
        Append(source.Slice(start, length));
    }

    /// <summary>Puts other bytes in the place of a range of the source.</summary>
    public void Replace(int start, int length, byte[] bytes)
    {
        if (source.Span.Slice(start, length).SequenceEqual(bytes))
            Keep(start, length);
        else
            Write(bytes);
    }

    /// <summary>Writes bytes that the source does not have.</summary>
    public void Write(byte[] bytes)
    {
        _isWhole = false;
        Append(bytes);
    }

    public ReadOnlyMemory<byte> ToImage()
    {
        if (_isWhole && _end == source.Length)
            return source;

        var image = new byte[Length];
        var at = 0;
        foreach (var part in _parts)
        {
            part.CopyTo(image.AsMemory(at));
            at += part.Length;
        }

        return image;
    }

    private void Append(ReadOnlyMemory<byte> part)
    {
        _parts.Add(part);
        Length += part.Length;
    }
}
