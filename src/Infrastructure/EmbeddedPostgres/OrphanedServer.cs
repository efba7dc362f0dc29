using System.Diagnostics;
using System.Globalization;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>
/// A server that outlived the application, or the remains of one that was killed. Whoever holds the folder's lock may
/// stop it: no living instance can be using it.
/// </summary>
internal static partial class OrphanedServer
{
    private static readonly TimeSpan FastShutdown = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when nothing uses the data any more, and a server can start on it.</summary>
    /// <exception cref="InvalidOperationException">Something will not leave.</exception>
    public static async Task ClearAsync(string dataDirectory, ILogger logger, CancellationToken cancellationToken)
    {
        if (PostmasterPid.TryRead(dataDirectory) is not { } left)
            return;

        var waiting = Stopwatch.StartNew();
        var signal = 0;
        while (UsersOf(dataDirectory, left.ProcessId) is { Count: > 0 } users)
        {
            if (waiting.Elapsed > GiveUp)
                throw new InvalidOperationException(
                    $"The processes {string.Join(", ", users)} still use the database in {dataDirectory}. "
                        + "End them, then start again."
                );

            var wanted = waiting.Elapsed > FastShutdown ? Posix.Quit : Posix.Interrupt;
            if (users.Contains(left.ProcessId) && signal != wanted)
            {
                LogStopping(logger, left.ProcessId);
                Stop(left.ProcessId, signal = wanted);
            }

            await Task.Delay(Glance, cancellationToken);
        }

        // The process id may belong to something else by now, and then PostgreSQL would refuse to start.
        File.Delete(PostmasterPid.PathIn(dataDirectory));
    }

    private static void Stop(int processId, int signal)
    {
        if (!OperatingSystem.IsWindows())
        {
            Posix.Signal(processId, signal);
            return;
        }

        // Windows has no signals; killing is safe for the data, only the next start takes longer.
        using var process = Process.GetProcessById(processId);
        process.Kill(entireProcessTree: true);
    }

    // PostgreSQL's processes all have the data as their working folder, and a dead server's children take a moment to
    // leave.
    private static List<int> UsersOf(string dataDirectory, int processId)
    {
        if (!OperatingSystem.IsLinux())
            return IsPostgres(processId) ? [processId] : [];

        var folder = Posix.RealPath(dataDirectory);
        return folder is null
            ? []
            :
            [
                .. Directory
                    .EnumerateDirectories("/proc")
                    .Select(ProcessIdOf)
                    .Where(id => id > 0 && WorkingFolderOf(id) == folder && IsNamedPostgres(id)),
            ];
    }

    private static int ProcessIdOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static string? WorkingFolderOf(int processId)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{processId}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // gone meanwhile, a zombie, or somebody else's
        }
    }

    // Somebody's shell may stand in the folder; it does no harm.
    private static bool IsNamedPostgres(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/comm").StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsPostgres(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Stopping a PostgreSQL server that an earlier run left behind (process {ProcessId})"
    )]
    private static partial void LogStopping(ILogger logger, int processId);
}
