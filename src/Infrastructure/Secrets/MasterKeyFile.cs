using System.Text.Json;
using ImageGenerator.Infrastructure.Common;

namespace ImageGenerator.Infrastructure.Secrets;

/// <summary>
/// The master keys of an installation that configures none: <c>keys/master.json</c> in the data folder, readable for
/// its owner alone. Without this file what it has encrypted is lost.
/// </summary>
internal sealed class MasterKeyFile(DataFolder data)
{
    private const string Name = "master.json";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Path { get; } = System.IO.Path.Combine(data.PathTo("keys"), Name);

    /// <summary>The keys of the file; empty when there is none.</summary>
    /// <exception cref="MasterKeyException">The file is not what we wrote.</exception>
    public IReadOnlyList<MasterKey> Read()
    {
        if (!File.Exists(Path))
            return [];

        try
        {
            using var file = File.OpenRead(Path);
            var lines = JsonSerializer.Deserialize<Content>(file, _json)?.Keys ?? [];
            MasterKey[] keys = [.. lines.Select(MasterKey.TryParse).OfType<MasterKey>()];
            return keys.Length > 0 && keys.Length == lines.Count ? keys : throw Unreadable(null);
        }
        catch (JsonException broken)
        {
            throw Unreadable(broken);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(closed);
        }
    }

    /// <summary>Writes a file with a new key, unless another process was faster; then that one's keys count.</summary>
    public IReadOnlyList<MasterKey> Create(DateTimeOffset now)
    {
        var folder = CreateFolder();
        var unfinished = $"{Path}.{Guid.NewGuid():N}";
        try
        {
            Write(unfinished, MasterKey.Generate(now));
            File.Move(unfinished, Path, overwrite: false);
            Posix.FlushFolder(folder);
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was faster.
        }
        finally
        {
            File.Delete(unfinished);
        }

        return Read();
    }

    /// <summary>The file's folder, which nobody but its owner may enter.</summary>
    public string CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        return folder;
    }

    private static void Write(string path, MasterKey key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;

        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, new Content([key.Reveal()]), _json);
        file.Flush(flushToDisk: true);
    }

    // Not the fault's own words: those of the JSON reader may quote the file.
    private MasterKeyException Unreadable(Exception? cause) =>
        new(
            $"the master keys in {Path} cannot be read ({cause?.GetType().Name ?? "not a list of keys"}). "
                + "Restore the file from a backup; without it the stored provider keys have to be entered "
                + "again."
        );

    private sealed record Content(IReadOnlyList<string> Keys);
}

/// <summary>The master keys cannot be had.</summary>
public sealed class MasterKeyException : Exception
{
    public MasterKeyException(string message)
        : base(message) { }

    public MasterKeyException(string message, Exception inner)
        : base(message, inner) { }

    public MasterKeyException() { }
}
