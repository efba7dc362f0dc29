using System.Text.RegularExpressions;
using ImageGenerator.Architecture.Tests.Support;

namespace ImageGenerator.Architecture.Tests.Documents;

/// <summary>A page of the repository that people read.</summary>
/// <param name="Path">Relative to the repository, with slashes.</param>
/// <param name="Text">What is in it.</param>
internal sealed partial record Document(string Path, string Text)
{
    private static readonly string[] _code = [".cs", ".csproj", ".props", ".targets", ".json", ".ts", ".tsx", ".mjs"];

    public static IReadOnlyList<Document> All() =>
        [
            .. Directory
                .EnumerateFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories)
                .Append(Repository.PathTo("README.md"))
                .Append(Repository.PathTo("CONTRIBUTING.md"))
                .Order(StringComparer.Ordinal)
                .Select(file => new Document(
                    System.IO.Path.GetRelativePath(Repository.PathTo(), file).Replace('\\', '/'),
                    File.ReadAllText(file).ReplaceLineEndings("\n")
                )),
        ];

    /// <summary>Links into the repository that lead to no file, or to no heading of it.</summary>
    public IEnumerable<string> BrokenLinks() =>
        Link()
            .Matches(Text)
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Leads(target));

    /// <summary>Paths in code quotes that are not there; those with a placeholder are nobody's yet.</summary>
    /// <param name="roots">Where they may begin, relative to the repository.</param>
    public IEnumerable<string> MissingPaths(params string[] roots) =>
        PathInQuotes()
            .Matches(Text)
            .Select(quoted => quoted.Groups["path"].Value)
            .Where(path => !path.Contains('<', StringComparison.Ordinal))
            .Where(path => !Array.Exists(roots, root => Exists(Repository.PathTo(root, path))))
            .Distinct();

    /// <summary>Names in code quotes that look like the code's, and are not in it.</summary>
    /// <param name="known">Every word of the code.</param>
    public IEnumerable<string> UnknownNames(IReadOnlySet<string> known) =>
        Quoted()
            .Matches(Text)
            .SelectMany(quoted => Name().Matches(quoted.Value))
            .Select(name => name.Value)
            .Where(name => !known.Contains(name))
            .Distinct();

    /// <summary>Every word of the code, of whatever language.</summary>
    public static IReadOnlySet<string> WordsOfTheCode() =>
        new[] { "src", "sdk", "tests", "bench", "tools", System.IO.Path.Combine("client", "src") }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.PathTo(), "Directory.*"))
            .Where(file => _code.Contains(System.IO.Path.GetExtension(file)))
            .Where(file => !file.Split(System.IO.Path.DirectorySeparatorChar).Any(IsMadeByToolsOrOurs))
            .SelectMany(file => Name().Matches($"{System.IO.Path.GetFileName(file)}\n{File.ReadAllText(file)}"))
            .Select(word => word.Value)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>What a heading is called in an address.</summary>
    public static string AnchorOf(string heading) =>
        string.Concat(
            heading
                .Trim()
                .ToLowerInvariant()
                .Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_')
                .Select(character => character == ' ' ? '-' : character)
        );

    private bool Leads(string target)
    {
        var parts = target.Split('#');
        var folder = System.IO.Path.GetDirectoryName(Repository.PathTo(Path))!;
        var file = parts[0].Length == 0 ? Repository.PathTo(Path) : System.IO.Path.Combine(folder, parts[0]);
        if (!Exists(file))
            return false;

        return parts.Length == 1
            || Heading().Matches(File.ReadAllText(file)).Any(found => AnchorOf(found.Groups["text"].Value) == parts[1]);
    }

    // These tests name what is not there.
    private static bool IsMadeByToolsOrOurs(string folder) => folder is "obj" or "bin" or "node_modules" or "Documents";

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Quoted();

    // At least two humps: `Job` and `Keys` are words of English as well. After a placeholder it is nobody's yet.
    [GeneratedRegex(@"(?<![>\w])[A-Z][a-z0-9]+([A-Z][A-Za-z0-9]*)+\b|\bI[A-Z][a-z]+[A-Za-z0-9]*\b")]
    private static partial Regex Name();

    [GeneratedRegex(@"`(?<path>[A-Za-z][\w.<>-]*(/[\w.<>-]+)+)`")]
    private static partial Regex PathInQuotes();
}
