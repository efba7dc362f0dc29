using ImageGenerator.Application.Storage;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// A file that is written to its end and then read; from where the disk took no more of it, it goes on in memory.
/// </summary>
/// <param name="file">Null when there is no file at all: then all of it is in memory.</param>
internal sealed class SpillingStream(FileStream? file) : ReadOnlyStream
{
    private long _inFile;
    private MemoryStream? _tail = file is null ? new MemoryStream() : null;

    public override bool CanWrite => true;

    public override long Length => _inFile + (_tail?.Length ?? 0);

    public override long Position { get; set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Position != Length)
            throw new NotSupportedException("It is written at its end only.");

        Append(buffer);
        Position = Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = Position < _inFile ? ReadFile(buffer) : ReadTail(buffer);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file?.Dispose();
            _tail?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Append(ReadOnlySpan<byte> buffer)
    {
        if (_tail is null && TryAppendToFile(buffer))
            return;

        _tail ??= new MemoryStream();
        _tail.Position = _tail.Length;
        _tail.Write(buffer);
    }

    private bool TryAppendToFile(ReadOnlySpan<byte> buffer)
    {
        try
        {
            RandomAccess.Write(file!.SafeFileHandle, buffer, _inFile);
            _inFile += buffer.Length;
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false; // what little of it was written is written again, in memory
        }
    }

    private int ReadFile(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, _inFile - Position);
        return RandomAccess.Read(file!.SafeFileHandle, buffer[..wanted], Position);
    }

    private int ReadTail(Span<byte> buffer)
    {
        if (_tail is null)
            return 0;

        _tail.Position = Position - _inFile;
        return _tail.Read(buffer);
    }
}
