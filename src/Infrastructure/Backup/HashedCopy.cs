using System.Buffers;
using System.Security.Cryptography;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>Copies a stream piece by piece, and says what went through: length, lines and SHA-256.</summary>
internal static class HashedCopy
{
    private const int ChunkSize = 128 * 1024;

    public static async Task<CopiedBytes> ToAsync(
        this Stream source,
        Stream target,
        CancellationToken cancellationToken
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            long bytes = 0,
                lines = 0;
            for (int read; (read = await source.ReadAsync(chunk, cancellationToken)) > 0; bytes += read)
            {
                hash.AppendData(chunk, 0, read);
                lines += chunk.AsSpan(0, read).Count((byte)'\n');
                await target.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
            }

            return new CopiedBytes(bytes, lines, Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <summary>Into a new file that survives a power cut when this returns.</summary>
    public static async Task<CopiedBytes> ToNewFileAsync(
        this Stream source,
        string path,
        CancellationToken cancellationToken
    )
    {
        await using var file = BackupFolder.Create(path);
        var copied = await source.ToAsync(file, cancellationToken);
        await file.FlushAsync(cancellationToken);
        file.Flush(flushToDisk: true);
        return copied;
    }
}

/// <summary>What went through a copy.</summary>
internal sealed record CopiedBytes(long Length, long Lines, string Sha256);
