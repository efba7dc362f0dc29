namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>Another instance of the application works in the same data folder.</summary>
public sealed class DataFolderInUseException : Exception
{
    public DataFolderInUseException() { }

    public DataFolderInUseException(string message)
        : base(message) { }

    public DataFolderInUseException(string message, Exception inner)
        : base(message, inner) { }

    internal static DataFolderInUseException For(string folder, Exception inner) =>
        new(
            $"The data folder {folder} is in use by another running instance of ImageGenerator. Stop that "
                + "one, or give this one a folder of its own with Data__Root.",
            inner
        );
}
