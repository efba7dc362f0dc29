using ImageGenerator.Application.Storage;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Secrets;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// Puts a backup in place of an empty installation, or of another one when that is asked for (see
/// docs/decisions/0019). The rows come last, in one transaction: until then the database is as it was.
/// </summary>
internal sealed class BackupReader(
    MasterKeyFile keys,
    DataFolder data,
    DatabaseAddress address,
    EmbeddedPostgresServer embedded,
    IBlobStore blobs,
    TimeProvider clock
)
{
    // Rows take more room in a database than in a file, with their indexes.
    private const int RoomForRows = 3;

    /// <summary>Says how many bytes are free in a folder.</summary>
    public Func<string, long> FreeBytes { get; init; } = BackupChecks.FreeBytes;

    public async Task<BackupManifest> RunAsync(string path, RestoreOptions options, CancellationToken cancellationToken)
    {
        var folder = new BackupFolder(BackupChecks.FullPath(path));
        var manifest = await BackupManifest.ReadAsync(folder.Manifest, cancellationToken);
        RequireKnown(manifest);
        await CheckAsync(folder, manifest, cancellationToken);

        var restoredKeys = new RestoredKeys(keys, folder, clock);
        restoredKeys.RequireRoom(manifest, options.Replace);
        Directory.CreateDirectory(data.Root);
        var wanted = manifest.Blobs.Bytes + (RoomForRows * manifest.Tables.Sum(table => table.Bytes));
        BackupChecks.RequireRoom(wanted, data.Root, FreeBytes);

        await using var database = await BackupDatabase.OpenAloneAsync(address, embedded, cancellationToken);
        await using var connection = await database.ConnectAsync(cancellationToken);
        var schema = new TargetSchema(connection, database.ConnectionString);
        if (!options.Replace)
            await schema.RequireEmptyAsync(cancellationToken);

        await new BlobImport(blobs, folder).RunAsync(cancellationToken);
        await schema.BecomeAsync(manifest.Schema, cancellationToken);
        await new SnapshotImport(connection, folder).RunAsync(manifest, options.RunWaiting, cancellationToken);
        await schema.BecomeNewestAsync(cancellationToken);
        restoredKeys.Put(manifest);
        return manifest;
    }

    private static void RequireKnown(BackupManifest manifest)
    {
        if (manifest.Format > BackupManifest.CurrentFormat || !TargetSchema.Knows(manifest.Schema))
        {
            throw new BackupException(
                $"the backup was made by a later version of ImageGenerator ({manifest.Product}, schema "
                    + $"{manifest.Schema}). "
                    + "Restore it with that version or a later one."
            );
        }
    }

    private async Task CheckAsync(BackupFolder folder, BackupManifest manifest, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var table in manifest.Tables)
            {
                var file = folder.Table(table.Name);
                if (await BackupFolder.HashAsync(file, cancellationToken) != table.Sha256)
                {
                    throw BlobImport.Damaged(file);
                }
            }

            if (
                manifest.KeysSha256 is { } sha256
                && await BackupFolder.HashAsync(folder.Keys, cancellationToken) != sha256
            )
            {
                throw BlobImport.Damaged(folder.Keys);
            }

            await new BlobImport(blobs, folder).CheckAsync(manifest.Blobs, cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException($"the backup is damaged: {missing.Message}", missing);
        }
    }
}

/// <summary>What is to become of what is there, and of what waited.</summary>
/// <param name="Replace">Whether an installation that is there is removed.</param>
/// <param name="RunWaiting">
/// Whether jobs that waited when the backup was made are run; otherwise they are cancelled.
/// </param>
internal sealed record RestoreOptions(bool Replace, bool RunWaiting);
