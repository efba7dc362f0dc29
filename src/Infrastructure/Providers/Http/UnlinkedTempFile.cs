namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Temporary files for what is too large to wait in memory. A file loses its name as soon as it is made, so that its
/// bytes are gone when nobody has it open, however the process ends. What arrives was paid for: where the disk takes no
/// more of it, the rest waits in memory after all.
/// </summary>
internal static class UnlinkedTempFile
{
    /// <summary>An empty file, to be written, read and closed.</summary>
    public static Stream Create() => new SpillingStream(TryOpen(Path.GetTempPath()));

    internal static FileStream? TryOpen(string folder)
    {
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                BufferSize = 0,
            };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new FileStream(Path.Combine(folder, $"imagegenerator-{Guid.NewGuid():N}"), options);
            File.Delete(file.Name);
            return file;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
