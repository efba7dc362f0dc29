namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>
/// Holds a data folder for one instance. The operating system frees it when the process ends, however it ends.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <exception cref="DataFolderInUseException">Another instance holds it.</exception>
    public static DataFolderLock Take(string folder)
    {
        try
        {
            return new DataFolderLock(
                new FileStream(
                    Path.Combine(folder, "in-use.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            );
        }
        catch (IOException e) when (e.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            throw DataFolderInUseException.For(folder, e);
        }
    }

    /// <summary>True while another instance holds it.</summary>
    public static bool IsTaken(string folder)
    {
        if (!Directory.Exists(folder))
            return false;

        try
        {
            Take(folder).Dispose();
            return false;
        }
        catch (DataFolderInUseException)
        {
            return true;
        }
    }

    // The file stays: were it deleted, a third instance could lock a new file while a second waits at the old one.
    public void Dispose() => _file.Dispose();
}
