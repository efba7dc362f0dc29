using ImageGenerator.Application.Storage;

namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>
/// Ranges of a file and bytes between them, read as one. It can seek, so that parts of it can be asked for.
/// </summary>
/// <param name="source">Disposed with it; seekable.</param>
internal sealed class SplicedStream(Stream source) : ReadOnlyStream
{
    private readonly List<Piece> _pieces = [];
    private long _length;

    public override long Length => _length;

    public override long Position { get; set; }

    public SplicedStream AddRange(long start, long length) => Add(new Piece(_length, length, start, null));

    public SplicedStream Add(byte[] bytes) => Add(new Piece(_length, bytes.Length, 0, bytes));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Find() is not { } piece)
            return 0;

        var offset = Position - piece.At;
        var wanted = buffer[..(int)Math.Min(buffer.Length, piece.Length - offset)];
        var read = piece.Bytes is null
            ? await ReadSourceAsync(piece.Start + offset, wanted, cancellationToken)
            : Copy(piece.Bytes, offset, wanted);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Find() is not { } piece)
            return 0;

        var from = Position - piece.At;
        var wanted = buffer.AsMemory(offset, (int)Math.Min(count, piece.Length - from));
        if (piece.Bytes is null)
            source.Position = piece.Start + from;
        var read = piece.Bytes is null ? source.Read(wanted.Span) : Copy(piece.Bytes, from, wanted);
        Position += read;
        return read;
    }

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    private SplicedStream Add(Piece piece)
    {
        _pieces.Add(piece);
        _length += piece.Length;
        return this;
    }

    private Piece? Find() => _pieces.Find(piece => Position >= piece.At && Position < piece.At + piece.Length);

    private ValueTask<int> ReadSourceAsync(long start, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        source.Position = start;
        return source.ReadAsync(buffer, cancellationToken);
    }

    private static int Copy(byte[] bytes, long offset, Memory<byte> buffer)
    {
        bytes.AsMemory((int)offset, buffer.Length).CopyTo(buffer);
        return buffer.Length;
    }

    private sealed record Piece(long At, long Length, long Start, byte[]? Bytes);
}
