using System.Globalization;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>Backup and restore of a whole installation, for the command line.</summary>
public sealed class Backups
{
    private readonly BackupWriter _writer;
    private readonly BackupReader _reader;

    internal Backups(BackupWriter writer, BackupReader reader) => (_writer, _reader) = (writer, reader);

    /// <summary>Writes everything into a new folder, while the product runs or does not.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="withKeys">Whether the file of master keys goes into it.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <returns>What was done, in lines for the operator.</returns>
    /// <exception cref="BackupException">It cannot be done, and the message says why.</exception>
    public async Task<IReadOnlyList<string>> BackUpAsync(
        string path,
        bool withKeys,
        CancellationToken cancellationToken
    )
    {
        var made = await Translated(() => _writer.RunAsync(path, withKeys, inSnapshot: null, cancellationToken));
        return
        [
            $"Backed up {Sum(made)} into {path}.",
            made.KeysSha256 is null
                ? "The master keys are not in it: without them the provider keys cannot be read. Keep them apart."
                : "The master keys are in it: whoever has the backup can read the provider keys. Keep it locked away.",
            .. made.Blobs.Missing.Select(key => $"Missing in the blob store, although the library names it: {key}"),
            .. made.Blobs.Damaged.Select(key => $"Not what the library says it is: {key}"),
        ];
    }

    /// <summary>Puts a backup in place. The product must not be running.</summary>
    /// <param name="path">The backup's full path.</param>
    /// <param name="replace">Whether an installation that is there is removed.</param>
    /// <param name="runWaiting">
    /// Whether jobs that waited when the backup was made are run; otherwise they are cancelled.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was done, in lines for the operator.</returns>
    /// <exception cref="BackupException">It cannot be done, and the message says why.</exception>
    public async Task<IReadOnlyList<string>> RestoreAsync(
        string path,
        bool replace,
        bool runWaiting,
        CancellationToken cancellationToken
    )
    {
        var options = new RestoreOptions(replace, runWaiting);
        var restored = await Translated(() => _reader.RunAsync(path, options, cancellationToken));
        var moment = restored.CreatedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return
        [
            $"Restored {Sum(restored)}, as it was on {moment} UTC.",
            restored.KeysSha256 is null
                ? "The backup has no master keys. Put them in place before you start, or enter the provider keys again."
                : "The master keys are in place.",
        ];
    }

    // A disk that fills up meanwhile is the operator's to mend, and not a fault of ours.
    private static async Task<T> Translated<T>(Func<Task<T>> work)
    {
        const int noSpaceOnPosix = 28;
        const int noSpaceOnWindows = unchecked((int)0x80070070);
        try
        {
            return await work();
        }
        catch (IOException full) when (full.HResult is noSpaceOnPosix or noSpaceOnWindows)
        {
            throw new BackupException("the disk is full.", full);
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new BackupException($"this account may not write there. {closed.Message}", closed);
        }
    }

    private static string Sum(BackupManifest manifest) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Tables.Sum(table => table.Rows)} rows of {manifest.Tables.Count} tables and "
                + $"{manifest.Blobs.Count} files ({manifest.Blobs.Bytes / 1_000_000.0:0.0} MB)"
        );
}
