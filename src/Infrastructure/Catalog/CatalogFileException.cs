namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>A data file of the catalog cannot be used.</summary>
internal sealed class CatalogFileException : Exception
{
    public CatalogFileException() { }

    public CatalogFileException(string message)
        : base(message) { }

    public CatalogFileException(string message, Exception inner)
        : base(message, inner) { }

    /// <param name="file">The file's name.</param>
    /// <param name="field">Where in it.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="inner">What was thrown; null when the file can be read.</param>
    public CatalogFileException(string file, string field, string reason, Exception? inner = null)
        : base($"{file}, {field}: {reason}", inner) { }
}
