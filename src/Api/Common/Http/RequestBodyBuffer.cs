using System.Buffers;
using ImageGenerator.Application.Storage;

namespace ImageGenerator.Api.Common.Http;

/// <summary>
/// A body on its way in, kept in a file without a name until all of it is there: however slowly it comes, it takes no
/// memory.
/// </summary>
internal static class RequestBodyBuffer
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>Receives a body to its end. Whoever gets it disposes it, and with it the file.</summary>
    /// <exception cref="BadHttpRequestException">It has more bytes than allowed.</exception>
    /// <exception cref="StorageUnavailableException">There is no room for it.</exception>
    internal static async Task<Stream> ReceiveAsync(Stream body, long maxBytes, CancellationToken cancellationToken)
    {
        var file = Create();
        try
        {
            await CopyAsync(body, file, maxBytes, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task CopyAsync(Stream body, Stream file, long maxBytes, CancellationToken cancellationToken)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            for (int read; (read = await body.ReadAsync(chunk, cancellationToken)) > 0; )
            {
                if (file.Length + read > maxBytes)
                    throw new BadHttpRequestException("Too many bytes.", StatusCodes.Status413PayloadTooLarge);
                await WriteAsync(file, chunk.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static FileStream Create()
    {
        try
        {
            return new FileStream(
                Path.Combine(Path.GetTempPath(), $"imagegenerator-{Guid.NewGuid():N}"),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.None,
                    BufferSize = 0,
                    Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
                }
            );
        }
        catch (Exception failure) when (StorageUnavailableException.From(failure) is { } unavailable)
        {
            throw unavailable;
        }
    }

    // Only the disk's faults: those of the connection mean something else.
    private static async Task WriteAsync(Stream file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
        }
        catch (Exception failure) when (StorageUnavailableException.From(failure) is { } unavailable)
        {
            throw unavailable;
        }
    }
}
