using System.Globalization;
using Npgsql;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>What would make a backup or a restore fail in the middle, found out before it begins.</summary>
internal static class BackupChecks
{
    /// <summary>
    /// The folder for a new backup: a full path, not there yet (or empty), and outside of what is backed up.
    /// </summary>
    public static string NewFolder(string path, string dataFolder)
    {
        var target = FullPath(path);
        var parent = Path.GetDirectoryName(target);
        if (parent is null || !Directory.Exists(parent))
        {
            throw new BackupException($"there is no folder {parent ?? target} to make the backup in.");
        }

        if (IsWithin(target, dataFolder))
        {
            throw new BackupException(
                $"{target} lies in the data folder {dataFolder}, and would be lost with it. Choose another place."
            );
        }

        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new BackupException($"{target} is there already. Name a folder that does not exist yet.");
        }

        return target;
    }

    /// <summary>
    /// The program may run in another folder than the shell that starts it, so a relative path could mean anything.
    /// </summary>
    public static string FullPath(string path) =>
        Path.IsPathFullyQualified(path)
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))
            : throw new BackupException($"'{path}' is not a full path. Name the folder from the root on.");

    /// <param name="wanted">Bytes.</param>
    /// <param name="folder">An existing folder on the disk in question.</param>
    /// <param name="free">Says how many bytes are free there.</param>
    public static void RequireRoom(long wanted, string folder, Func<string, long> free)
    {
        var have = free(folder);
        if (have < wanted)
        {
            throw new BackupException(
                $"about {InMegabytes(wanted)} are needed in {folder}, and {InMegabytes(have)} are free."
            );
        }
    }

    public static long FreeBytes(string folder) =>
        new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;

    /// <summary>
    /// About how much a backup takes: the tables, and the originals with a third more for their renditions.
    /// </summary>
    public static async Task<long> EstimateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT (SELECT COALESCE(sum(pg_table_size(c.oid)), 0) FROM pg_class c
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r')::bigint
                 + (SELECT COALESCE(sum(bytes), 0) FROM assets)::bigint * 4 / 3
            """,
            connection
        );
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static bool IsWithin(string path, string folder) =>
        path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private static string InMegabytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB");
}
