using System.Security.Cryptography;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Secrets;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// The file of master keys that comes out of a backup. One that is there is never overwritten: it may open something
/// else.
/// </summary>
internal sealed class RestoredKeys(MasterKeyFile keys, BackupFolder folder, TimeProvider clock)
{
    public void RequireRoom(BackupManifest manifest, bool replace)
    {
        if (manifest.KeysSha256 is { } sha256 && !replace && File.Exists(keys.Path) && !IsSame(sha256))
        {
            throw new BackupException(
                $"{keys.Path} holds other master keys than the backup. "
                    + "Move the file away, or add --replace (it is then kept under another name)."
            );
        }
    }

    public void Put(BackupManifest manifest)
    {
        if (manifest.KeysSha256 is not { } sha256)
            return;

        if (File.Exists(keys.Path))
        {
            if (IsSame(sha256))
                return;
            File.Move(keys.Path, $"{keys.Path}.{clock.GetUtcNow():yyyyMMddHHmmss}.replaced");
        }

        keys.CreateFolder();
        var unfinished = $"{keys.Path}.{Guid.NewGuid():N}";
        using (var source = File.OpenRead(folder.Keys))
        using (var target = BackupFolder.Create(unfinished))
        {
            source.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        File.Move(unfinished, keys.Path);
        Posix.FlushFolder(Path.GetDirectoryName(keys.Path)!);
    }

    private bool IsSame(string sha256)
    {
        using var file = File.OpenRead(keys.Path);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == sha256;
    }
}
