using System.Globalization;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// Copies the blobs that a snapshot refers to. That may take longer than the snapshot was open: blobs are written
/// before the row that names them, and never changed.
/// </summary>
internal sealed class BlobExport(IBlobStore blobs, BackupFolder folder)
{
    private const string Nothing = @"\N";

    private readonly List<string> _missing = [];
    private readonly List<string> _damaged = [];
    private long _count;
    private long _bytes;

    public async Task<BackupBlobs> RunAsync(CancellationToken cancellationToken)
    {
        var owners = Path.Combine(folder.Root, SnapshotExport.OwnersName);
        await using (var index = new StreamWriter(BackupFolder.Create(folder.BlobIndex)))
        {
            await foreach (var line in File.ReadLinesAsync(owners, cancellationToken))
            {
                if (line.Split('\t') is not [var place, var sha256])
                    throw new InvalidOperationException($"Not an owner: {line}");
                if (sha256 == Nothing)
                    await CopyAsync(index, BlobKey.Parse(place), cancellationToken);
                else
                    await CopyFolderAsync(index, place, sha256, cancellationToken);
            }
        }

        File.Delete(owners);
        var hash = await BackupFolder.HashAsync(folder.BlobIndex, cancellationToken);
        return new BackupBlobs(_count, _bytes, hash, _missing, _damaged);
    }

    private async Task CopyFolderAsync(
        StreamWriter index,
        string place,
        string sha256,
        CancellationToken cancellationToken
    )
    {
        var found = false;
        await foreach (var blob in blobs.ListAsync(place, cancellationToken))
        {
            var copied = await CopyAsync(index, blob.Key, cancellationToken);
            if (copied is null || !IsOriginal(blob.Key))
                continue;

            found = true;
            if (copied.Sha256 != sha256)
                _damaged.Add(blob.Key.Value);
        }

        if (!found)
            _missing.Add(place + "original");
    }

    private async Task<CopiedBytes?> CopyAsync(StreamWriter index, BlobKey key, CancellationToken cancellationToken)
    {
        if (await blobs.OpenAsync(key, cancellationToken) is not { } blob)
            return null;

        await using (blob)
        {
            var copied = await blob.Content.ToNewFileAsync(folder.Blob(key.Value), cancellationToken);
            var line = string.Create(CultureInfo.InvariantCulture, $"{copied.Sha256} {copied.Length} {key.Value}\n");
            await index.WriteAsync(line.AsMemory(), cancellationToken);
            (_count, _bytes) = (_count + 1, _bytes + copied.Length);
            return copied;
        }
    }

    private static bool IsOriginal(BlobKey key) =>
        key.Value[(key.Value.LastIndexOf('/') + 1)..].StartsWith("original.", StringComparison.Ordinal);
}
