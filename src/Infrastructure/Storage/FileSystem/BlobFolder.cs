using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Domain.Assets;

namespace ImageGenerator.Infrastructure.Storage.FileSystem;

/// <summary>
/// The folder that holds the blobs: a blob's key is its path inside. What is being written lies in <c>.tmp</c>, a name
/// that no key can have.
/// </summary>
internal sealed class BlobFolder
{
    private readonly string _prefix;

    public BlobFolder(string root)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        Temporary = Path.Combine(Root, ".tmp");
        _prefix = Root + Path.DirectorySeparatorChar;
    }

    public string Root { get; }

    /// <summary>On the same file system as the blobs, so that moving a file in is one atomic step.</summary>
    public string Temporary { get; }

    /// <exception cref="ArgumentException">The key names nothing inside the folder.</exception>
    public string PathOf(BlobKey key)
    {
        if (key.Value is not { Length: > 0 } value)
            throw new ArgumentException("The blob key is empty.", nameof(key));

        return TryResolve(value, out var path)
            ? path
            : throw new ArgumentException($"The blob key leads out of the store: {value}", nameof(key));
    }

    /// <summary>The folder in which every key with this prefix lies; null when there is no such folder.</summary>
    public string? FolderOf(string prefix)
    {
        var end = prefix.LastIndexOf('/');
        if (end < 0)
            return Directory.Exists(Root) ? Root : null;

        return TryResolve(prefix[..end], out var path) && Directory.Exists(path) ? path : null;
    }

    /// <summary>The key of a file in here; null when the file is no blob.</summary>
    public BlobKey? KeyOf(ReadOnlySpan<char> path)
    {
        if (!path.StartsWith(_prefix, StringComparison.Ordinal))
            return null;

        var value = path[_prefix.Length..].ToString();
        if (Path.DirectorySeparatorChar != '/')
            value = value.Replace(Path.DirectorySeparatorChar, '/');
        try
        {
            return BlobKey.Parse(value);
        }
        catch (FormatException)
        {
            return null; // somebody's own file; rare enough for an exception
        }
    }

    // A key cannot climb by its own rules; this also catches what the system makes of names (Windows: "nul" is a
    // device).
    private bool TryResolve(string value, [NotNullWhen(true)] out string? path)
    {
        path = Path.GetFullPath(Path.Combine(Root, value));
        return path.StartsWith(_prefix, StringComparison.Ordinal);
    }
}
