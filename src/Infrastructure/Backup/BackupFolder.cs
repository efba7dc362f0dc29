using System.Security.Cryptography;
using ImageGenerator.Infrastructure.Common;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// The files of a backup. They hold password hashes and what sessions are sealed with: nobody but their owner may
/// read them.
/// </summary>
internal sealed class BackupFolder(string root)
{
    public const string ManifestName = "manifest.json";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Root { get; } = root;

    public string Manifest => Path.Combine(Root, ManifestName);

    /// <summary>A line for each blob: SHA-256, length, key.</summary>
    public string BlobIndex => Path.Combine(Root, "blobs.index");

    public string Keys => Path.Combine(Root, "master.json");

    public string Table(string name) => Path.Combine(Root, "tables", name + ".copy");

    public string Blob(string key) => Path.Combine([Root, "blobs", .. key.Split('/')]);

    /// <summary>A new file, with the folders above it, that only its owner may read.</summary>
    public static FileStream Create(string path)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    public static FileStream Open(string path) =>
        new(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            bufferSize: 0,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );

    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Gives a finished backup its name, so that an interrupted one is never taken for a whole.</summary>
    public void MoveTo(string target)
    {
        if (Directory.Exists(target))
            Directory.Delete(target); // empty, or this fails
        Directory.Move(Root, target);
        Posix.FlushFolder(Path.GetDirectoryName(target)!);
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }
}
