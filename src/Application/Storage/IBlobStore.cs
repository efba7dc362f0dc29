using ImageGenerator.Domain.Assets;

namespace ImageGenerator.Application.Storage;

/// <summary>
/// Where the bytes of the library lie. A blob is written once and never changed; a reader sees all of it or nothing.
/// While its disk is full or failing, every method throws <see cref="StorageUnavailableException"/>.
/// </summary>
public interface IBlobStore
{
    /// <summary>
    /// Writes a blob and returns only when it is durable. When the writing fails half-way, nothing remains to be seen.
    /// A key that exists already is replaced as a whole.
    /// </summary>
    /// <returns>Length in bytes and SHA-256 (lower-case hex) of what was written.</returns>
    Task<StoredBlob> WriteAsync(BlobKey key, Stream content, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a blob for reading; null when there is none. The stream can seek; the caller disposes it.
    /// </summary>
    Task<BlobContent?> OpenAsync(BlobKey key, CancellationToken cancellationToken);

    /// <summary>Removes a blob; a missing one is no error.</summary>
    Task DeleteAsync(BlobKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Every blob whose key begins with the prefix (empty: all), in no special order, without holding them all at once.
    /// </summary>
    IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Throws when the store cannot be written to now, or has less room left than a job may need.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}

/// <summary>What was written.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record StoredBlob(long Length, string Sha256);

/// <summary>An open blob.</summary>
/// <param name="Content">Its bytes; seekable.</param>
/// <param name="Length">In bytes.</param>
/// <param name="LastModified">When it was written (UTC).</param>
public sealed record BlobContent(Stream Content, long Length, DateTimeOffset LastModified) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>A blob in a listing.</summary>
public sealed record BlobListing(BlobKey Key, long Length, DateTimeOffset LastModified);
