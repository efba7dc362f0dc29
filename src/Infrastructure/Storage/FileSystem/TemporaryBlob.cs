using System.Buffers;
using System.Security.Cryptography;
using ImageGenerator.Application.Storage;
using ImageGenerator.Infrastructure.Common;

namespace ImageGenerator.Infrastructure.Storage.FileSystem;

/// <summary>
/// A blob on its way: written and hashed aside, then moved to its place as a whole. Disposing removes what was not
/// moved.
/// </summary>
internal sealed class TemporaryBlob : IDisposable
{
    private const int ChunkSize = 128 * 1024;

    private readonly string _path;
    private bool _moved;

    private TemporaryBlob(string path, StoredBlob facts) => (_path, Facts) = (path, facts);

    public StoredBlob Facts { get; }

    /// <summary>
    /// Writes the content; when this returns, the bytes (not yet the name) would survive a power cut.
    /// </summary>
    public static async Task<TemporaryBlob> WriteAsync(
        string folder,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        try
        {
            return new TemporaryBlob(path, await CopyAsync(content, path, cancellationToken));
        }
        catch
        {
            Remove(path);
            throw;
        }
    }

    /// <summary>Gives the blob its name, in place of an older one if there is one.</summary>
    public void MoveTo(string target)
    {
        File.Move(_path, target, overwrite: true);
        _moved = true;
    }

    public void Dispose()
    {
        if (!_moved)
            Remove(_path);
    }

    // On a failing disk not even that may succeed; the sweep of the next start finds what is left.
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What led here says more.
        }
    }

    private static async Task<StoredBlob> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            await using var file = DiskFaults.Translate(() => NewFile.Create(path));
            long length = 0;
            for (int read; (read = await content.ReadAsync(chunk, cancellationToken)) > 0; length += read)
            {
                hash.AppendData(chunk, 0, read);
                await DiskFaults.TranslateAsync(() => file.WriteAsync(chunk.AsMemory(0, read), cancellationToken));
            }

            DiskFaults.Translate(() => file.Flush(flushToDisk: true));
            return new StoredBlob(length, Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
