using System.Text.RegularExpressions;

namespace ImageGenerator.Architecture.Tests.Rooms;

/// <summary>What belongs to every kind of job must not name one.</summary>
internal static partial class JobFolderRule
{
    /// <summary>The folders of the engine, below <c>src</c>.</summary>
    public static readonly string[] Folders =
    [
        "Domain/Jobs",
        "Application/Jobs",
        "Application/Outputs",
        "Infrastructure/Jobs",
    ];

    /// <summary>The kinds of job that a text of C# names, apart from its comments and its using directives.</summary>
    public static IReadOnlyList<string> NamedKinds(string code)
    {
        var bare = Ignored().Replace(code, "");
        return [.. Kinds().Matches(bare).Select(match => match.Value).Distinct()];
    }

    [GeneratedRegex("""^\s*//.*$|^using .*;$""", RegexOptions.Multiline)]
    private static partial Regex Ignored();

    [GeneratedRegex("""\b\w*(Generation|Upscale|Edit|Export)\w*\b""")]
    private static partial Regex Kinds();
}
