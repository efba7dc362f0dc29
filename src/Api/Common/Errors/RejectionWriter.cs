using System.Buffers;
using System.IO.Pipelines;

namespace ImageGenerator.Api.Common.Errors;

/// <summary>
/// A connection's output. When a request is rejected, one response of ours goes out in place of what the server
/// writes from there on.
/// </summary>
internal sealed class RejectionWriter(PipeWriter output) : PipeWriter
{
    private ArrayBufferWriter<byte>? _discarded;
    private byte[]? _response;

    public override bool CanGetUnflushedBytes => output.CanGetUnflushedBytes;

    public override long UnflushedBytes => output.UnflushedBytes;

    /// <summary>From now on only this is sent; the server closes the connection after a rejection.</summary>
    public void Reject(byte[] response) => (_response, _discarded) = (response, new ArrayBufferWriter<byte>());

    public override Memory<byte> GetMemory(int sizeHint = 0) =>
        _discarded?.GetMemory(sizeHint) ?? output.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) =>
        _discarded is null ? output.GetSpan(sizeHint) : _discarded.GetSpan(sizeHint);

    public override void Advance(int bytes)
    {
        if (_discarded is null)
            output.Advance(bytes);
        else
            _discarded.Advance(bytes);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_discarded is { WrittenCount: > 0 } && _response is { } response)
        {
            _response = null;
            output.Write(response);
        }

        return output.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => output.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => output.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => output.CompleteAsync(exception);
}
