using ImageGenerator.Application.Storage;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Secrets;
using Npgsql;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>Makes a backup of a whole installation while it runs (see docs/decisions/0019).</summary>
internal sealed class BackupWriter(
    DataFolder data,
    DatabaseAddress address,
    EmbeddedPostgresServer embedded,
    IBlobStore blobs,
    TimeProvider clock,
    MasterKeyFile keys
)
{
    /// <summary>Says how many bytes are free in a folder.</summary>
    public Func<string, long> FreeBytes { get; init; } = BackupChecks.FreeBytes;

    /// <param name="path">Full path of a folder that does not exist yet.</param>
    /// <param name="withKeys">Whether the file of master keys goes into it.</param>
    /// <param name="inSnapshot">Something else to be read in the same snapshot.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    public async Task<BackupManifest> RunAsync(
        string path,
        bool withKeys,
        Func<NpgsqlConnection, Task>? inSnapshot,
        CancellationToken cancellationToken
    )
    {
        var target = BackupChecks.NewFolder(path, data.Root);
        var folder = new BackupFolder($"{target}.{Guid.NewGuid():N}.partial");
        try
        {
            var manifest = await WriteAsync(folder, withKeys, inSnapshot, cancellationToken);
            folder.MoveTo(target);
            return manifest;
        }
        catch
        {
            if (Directory.Exists(folder.Root))
                Directory.Delete(folder.Root, recursive: true);
            throw;
        }
    }

    private async Task<BackupManifest> WriteAsync(
        BackupFolder folder,
        bool withKeys,
        Func<NpgsqlConnection, Task>? inSnapshot,
        CancellationToken cancellationToken
    )
    {
        var (snapshot, takenAt) = await ReadDatabaseAsync(folder, inSnapshot, cancellationToken);
        var manifest = new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Product = typeof(BackupWriter).Assembly.GetName().Version!.ToString(3),
            CreatedAt = takenAt,
            Schema = snapshot.Schema,
            Server = snapshot.Server,
            Tables = snapshot.Tables,
            Blobs = await new BlobExport(blobs, folder).RunAsync(cancellationToken),
            KeysSha256 = withKeys ? await CopyKeysAsync(folder, cancellationToken) : null,
        };
        await using var file = BackupFolder.Create(folder.Manifest);
        await manifest.WriteAsync(file, cancellationToken);
        file.Flush(flushToDisk: true);
        return manifest;
    }

    private async Task<(Snapshot Snapshot, DateTimeOffset TakenAt)> ReadDatabaseAsync(
        BackupFolder folder,
        Func<NpgsqlConnection, Task>? inSnapshot,
        CancellationToken cancellationToken
    )
    {
        await using var database = await BackupDatabase.OpenAsync(address, embedded, cancellationToken);
        await using var connection = await database.ConnectAsync(cancellationToken);
        if (await DatabaseCatalog.SchemaAsync(connection, cancellationToken) is not null)
        {
            var wanted = await BackupChecks.EstimateAsync(connection, cancellationToken);
            BackupChecks.RequireRoom(wanted, Path.GetDirectoryName(folder.Root)!, FreeBytes);
        }

        var takenAt = clock.GetUtcNow();
        return (await new SnapshotExport(connection, folder).RunAsync(inSnapshot, cancellationToken), takenAt);
    }

    private async Task<string?> CopyKeysAsync(BackupFolder folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(keys.Path))
            return null;

        await using var file = BackupFolder.Open(keys.Path);
        return (await file.ToNewFileAsync(folder.Keys, cancellationToken)).Sha256;
    }
}
