using System.Globalization;
using System.Runtime.CompilerServices;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// Puts the blobs of a backup back into a store, and believes nothing that does not hash to what was written.
/// </summary>
internal sealed class BlobImport(IBlobStore blobs, BackupFolder folder)
{
    /// <summary>Looks whether every file is there in its length, before anything is changed.</summary>
    public async Task CheckAsync(BackupBlobs expected, CancellationToken cancellationToken)
    {
        if (await BackupFolder.HashAsync(folder.BlobIndex, cancellationToken) != expected.IndexSha256)
        {
            throw Damaged(folder.BlobIndex);
        }

        await foreach (var (_, length, key) in LinesAsync(cancellationToken))
        {
            var file = new FileInfo(folder.Blob(key.Value));
            if (!file.Exists || file.Length != length)
                throw Damaged(file.FullName);
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var (sha256, _, key) in LinesAsync(cancellationToken))
        {
            await using var file = BackupFolder.Open(folder.Blob(key.Value));
            var stored = await blobs.WriteAsync(key, file, cancellationToken);
            if (stored.Sha256 == sha256)
                continue;

            await blobs.DeleteAsync(key, cancellationToken);
            throw Damaged(file.Name);
        }
    }

    internal static BackupException Damaged(string path) =>
        new($"the backup is damaged: {path} is not what was written into it. No row was restored; use another backup.");

    private async IAsyncEnumerable<Line> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in File.ReadLinesAsync(folder.BlobIndex, cancellationToken))
        {
            // The list's own hash has been compared, so that this is what we wrote.
            var parts = line.Split(' ', 3);
            yield return new Line(
                parts[0],
                long.Parse(parts[1], CultureInfo.InvariantCulture),
                BlobKey.Parse(parts[2])
            );
        }
    }

    private sealed record Line(string Sha256, long Length, BlobKey Key);
}
