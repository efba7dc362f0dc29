using ImageGenerator.Application.Storage;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>Reads another stream up to a limit. What has more counts as broken.</summary>
internal sealed class LimitedStream(Stream inner, long maxBytes) : ForwardOnlyStream
{
    private long _left = maxBytes;

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => Counted(await inner.ReadAsync(buffer, cancellationToken));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        _left -= read;
        return _left >= 0 ? read : throw new IOException("The answer is larger than any that is taken.");
    }
}
