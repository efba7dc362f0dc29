using ImageGenerator.Application.Storage;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Bytes that were read already, then the rest of the stream that they came from, then bytes that end it. Read once,
/// forwards.
/// </summary>
internal sealed class ContinuedStream(ReadOnlyMemory<byte> beginning, Stream rest, ReadOnlyMemory<byte> end = default)
    : ForwardOnlyStream
{
    private ReadOnlyMemory<byte> _beginning = beginning;
    private ReadOnlyMemory<byte> _end = end;

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Read it asynchronously.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_beginning.IsEmpty)
            return Hand(ref _beginning, buffer);

        var read = await rest.ReadAsync(buffer, cancellationToken);
        return read > 0 || buffer.IsEmpty ? read : Hand(ref _end, buffer);
    }

    private static int Hand(ref ReadOnlyMemory<byte> kept, Memory<byte> buffer)
    {
        var length = Math.Min(kept.Length, buffer.Length);
        kept[..length].CopyTo(buffer);
        kept = kept[length..];
        return length;
    }
}
