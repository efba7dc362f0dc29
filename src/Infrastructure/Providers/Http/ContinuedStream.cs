namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>Bytes that were read already, then the rest of the stream that they came from, then bytes that end it. Read once, forwards.</summary>
internal sealed class ContinuedStream(ReadOnlyMemory<byte> beginning, Stream rest, ReadOnlyMemory<byte> end = default) : Stream
{
    private ReadOnlyMemory<byte> _beginning = beginning;
    private ReadOnlyMemory<byte> _end = end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_beginning.IsEmpty) return Hand(ref _beginning, buffer);

        var read = await rest.ReadAsync(buffer, cancellationToken);
        return read > 0 || buffer.IsEmpty ? read : Hand(ref _end, buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static int Hand(ref ReadOnlyMemory<byte> kept, Memory<byte> buffer)
    {
        var length = Math.Min(kept.Length, buffer.Length);
        kept[..length].CopyTo(buffer);
        kept = kept[length..];
        return length;
    }
}
