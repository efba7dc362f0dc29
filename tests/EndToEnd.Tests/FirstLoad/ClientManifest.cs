using System.Text.Json;
using ImageGenerator.EndToEnd.Tests.Support;

namespace ImageGenerator.EndToEnd.Tests.FirstLoad;

/// <summary>What the build of the client says of its files.</summary>
internal static class ClientManifest
{
    private const string Entry = "index.html";

    private static readonly string _folder = Path.Combine(BuiltProduct.RepositoryRoot, "client", "dist");

    /// <summary>The scripts and styles of the start page and of one page below it, each with all that it imports.</summary>
    public static IReadOnlyCollection<string> FilesOf(string page)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, ".vite", "manifest.json")));
        var files = new HashSet<string>();
        Add(manifest.RootElement, Entry, files, []);
        Add(manifest.RootElement, page, files, []);
        return files;
    }

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(_folder, file));

    public static long SizeOf(string file) => new FileInfo(Path.Combine(_folder, file)).Length;

    private static void Add(JsonElement manifest, string name, HashSet<string> files, HashSet<string> seen)
    {
        if (!seen.Add(name))
            return;

        var chunk = manifest.GetProperty(name);
        files.Add(chunk.GetProperty("file").GetString()!);
        files.UnionWith(Names(chunk, "css"));
        foreach (var imported in Names(chunk, "imports"))
            Add(manifest, imported, files, seen);
    }

    private static IEnumerable<string> Names(JsonElement chunk, string list) =>
        chunk.TryGetProperty(list, out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
}
