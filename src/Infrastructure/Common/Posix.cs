using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ImageGenerator.Infrastructure.Common;

/// <summary>The few calls of Linux and macOS that .NET does not offer. Never called on Windows.</summary>
internal static partial class Posix
{
    /// <summary>Asks a process to stop at once: PostgreSQL's fast shutdown.</summary>
    public const int Interrupt = 2;

    /// <summary>Makes PostgreSQL drop everything and recover at the next start.</summary>
    public const int Quit = 3;

    public static bool IsRoot => !OperatingSystem.IsWindows() && EffectiveUser() == 0;

    /// <summary>Sends a signal; a process that is gone already is no error.</summary>
    public static void Signal(int processId, int signal) => _ = Kill(processId, signal);

    /// <summary>The path with every symbolic link in it resolved; null when it does not exist.</summary>
    public static string? RealPath(string path) => ResolvePath(path, 0);

    /// <summary>Makes the names in a folder durable: a renamed file is safe from a power cut only after this.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;

        const int readOnly = 0;
        var descriptor = Open(path, readOnly);
        if (descriptor < 0)
            throw Failure(path);
        try
        {
            if (Sync(descriptor) != 0 && !IsUnsupported(Marshal.GetLastPInvokeError()))
                throw Failure(path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    // Some network file systems know no such thing for folders: EINVAL, EOPNOTSUPP (Linux), ENOTSUP (macOS).
    private static bool IsUnsupported(int error) => error is 22 or 95 or 45;

    private static IOException Failure(string path)
    {
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{path}: {error.Message}", error.NativeErrorCode);
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial string? ResolvePath(string path, nint buffer);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
