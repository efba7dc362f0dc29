using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Storage.FileSystem;

/// <summary>Blobs as files under one folder. Several processes may share it.</summary>
internal sealed partial class FileSystemBlobStore : IBlobStore
{
    /// <summary>A half-written file as old as this belongs to nobody any more: no upload takes that long.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromHours(24);

    private readonly BlobFolder _folder;
    private readonly ILogger<FileSystemBlobStore> _logger;
    private readonly Lock _names = new();
    private readonly long _minFreeBytes;

    public FileSystemBlobStore(
        string root,
        TimeProvider time,
        ILogger<FileSystemBlobStore> logger,
        long minFreeBytes = 0
    )
    {
        _folder = new BlobFolder(root);
        _logger = logger;
        _minFreeBytes = minFreeBytes;
        Directory.CreateDirectory(_folder.Temporary);
        SweepTemporary(time.GetUtcNow() - StaleAfter);
    }

    public async Task<StoredBlob> WriteAsync(BlobKey key, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);

        var target = _folder.PathOf(key);
        using var blob = await TemporaryBlob.WriteAsync(_folder.Temporary, content, cancellationToken);
        DiskFaults.Translate(() => Publish(blob, target));
        return blob.Facts;
    }

    public Task<BlobContent?> OpenAsync(BlobKey key, CancellationToken cancellationToken)
    {
        var path = _folder.PathOf(key);
        try
        {
            // Unbuffered: who serves or decodes a blob reads it in large pieces anyway.
            var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                bufferSize: 0,
                FileOptions.Asynchronous
            );
            return Task.FromResult<BlobContent?>(
                new BlobContent(file, file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle))
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException || Directory.Exists(path))
        {
            return Task.FromResult<BlobContent?>(null);
        }
        catch (Exception failure) when (StorageUnavailableException.From(failure) is { } unavailable)
        {
            throw unavailable;
        }
    }

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken)
    {
        var path = _folder.PathOf(key);
        lock (_names)
        {
            if (!File.Exists(path))
                return Task.CompletedTask;

            DiskFaults.Translate(() => File.Delete(path));
            RemoveEmptyFolders(Path.GetDirectoryName(path)!);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<BlobListing> ListAsync(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (_folder.FolderOf(prefix) is not { } folder)
            yield break;

        await Task.Yield(); // the caller goes on before a big folder is read
        foreach (var listing in FilesIn(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (listing is not null && listing.Key.Value.StartsWith(prefix, StringComparison.Ordinal))
                yield return listing;
        }
    }

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (
            _minFreeBytes > 0
            && DiskFaults.Translate(() => new DriveInfo(_folder.Root).AvailableFreeSpace) < _minFreeBytes
        )
        {
            throw new StorageUnavailableException(
                StorageFault.Full,
                $"The storage has less than {_minFreeBytes / (1024 * 1024)} MB left."
            );
        }

        using var sample = new MemoryStream([1]);
        using var written = await TemporaryBlob.WriteAsync(_folder.Temporary, sample, cancellationToken);
    }

    private FileSystemEnumerable<BlobListing?> FilesIn(string folder) =>
        new(
            folder,
            (ref FileSystemEntry entry) =>
                _folder.KeyOf(entry.ToFullPath()) is { } key
                    ? new BlobListing(key, entry.Length, entry.LastWriteTimeUtc)
                    : null,
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                IgnoreInaccessible = true,
                AttributesToSkip = FileAttributes.ReparsePoint,
            }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.FileName.StartsWith('.'),
        };

    private void Publish(TemporaryBlob blob, string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                lock (_names)
                {
                    CreateDurably(folder);
                    blob.MoveTo(target);
                }

                Posix.FlushFolder(folder);
                return;
            }
            catch (DirectoryNotFoundException) when (attempt < 3)
            {
                // Another process deleted the last blob in there, and the empty folder with it.
            }
        }
    }

    // A new folder's name must survive a power cut as well, and it stands in the folder above.
    private void CreateDurably(string folder)
    {
        if (Directory.Exists(folder))
            return;

        var parent = Path.GetDirectoryName(folder)!;
        if (folder != _folder.Root)
            CreateDurably(parent);
        Directory.CreateDirectory(folder);
        Posix.FlushFolder(parent);
    }

    private void RemoveEmptyFolders(string folder)
    {
        try
        {
            for (; folder != _folder.Root; folder = Path.GetDirectoryName(folder)!)
                Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Not empty, or gone already.
        }
    }

    private void SweepTemporary(DateTimeOffset staleBefore)
    {
        foreach (var file in new DirectoryInfo(_folder.Temporary).EnumerateFiles())
        {
            if (file.LastWriteTimeUtc >= staleBefore.UtcDateTime)
                continue;

            LogSweeping(_logger, file.Name, file.Length);
            file.Delete();
        }
    }

    [LoggerMessage(LogLevel.Information, "Removing a half-written blob of an interrupted run: {Name}, {Length} bytes")]
    private static partial void LogSweeping(ILogger logger, string name, long length);
}
