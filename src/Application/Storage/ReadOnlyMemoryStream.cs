namespace ImageGenerator.Application.Storage;

/// <summary>Bytes in memory, read as a stream without copying them first.</summary>
public sealed class ReadOnlyMemoryStream(ReadOnlyMemory<byte> bytes) : ReadOnlyStream
{
    private int _position;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => _position;
        set => _position = checked((int)value);
    }

    public override int Read(Span<byte> buffer)
    {
        var rest = bytes.Span[Math.Min(_position, bytes.Length)..];
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));
}
