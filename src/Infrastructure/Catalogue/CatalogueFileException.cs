namespace ImageGenerator.Infrastructure.Catalogue;

/// <summary>A data file of the catalogue cannot be used.</summary>
internal sealed class CatalogueFileException : Exception
{
    public CatalogueFileException()
    {
    }

    public CatalogueFileException(string message)
        : base(message)
    {
    }

    public CatalogueFileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <param name="file">The file's name.</param>
    /// <param name="field">Where in it.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="inner">What was thrown; null when the file can be read.</param>
    public CatalogueFileException(string file, string field, string reason, Exception? inner = null)
        : base($"{file}, {field}: {reason}", inner)
    {
    }
}
