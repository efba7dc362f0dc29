namespace ImageGenerator.Infrastructure.Storage.FileSystem;

/// <summary>A file that is written once, in large pieces, and was not there before.</summary>
internal static class NewFile
{
    public static FileStream Create(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
}
