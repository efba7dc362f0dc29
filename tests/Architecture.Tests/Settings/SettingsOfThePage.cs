using System.Text.RegularExpressions;

namespace ImageGenerator.Architecture.Tests.Settings;

/// <summary>The settings that a page for operators tells of; <c>*</c> as in <see cref="SettingsOfTheCode"/>.</summary>
internal static partial class SettingsOfThePage
{
    /// <summary>The names in the first column of the table "Settings".</summary>
    public static IReadOnlyList<string> Listed(string page) =>
        [.. TableRows(page).SelectMany(row => NamesIn(row.Split('|')[1])).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The names that are written as settings anywhere on the page.</summary>
    public static IReadOnlyList<string> Mentioned(string page) =>
        [.. NamesIn(page).Where(name => name.Contains("__", StringComparison.Ordinal)).Distinct()];

    private static IEnumerable<string> TableRows(string page) =>
        page.ReplaceLineEndings("\n")
            .Split("\n## ")
            .Single(section => section.StartsWith("Settings\n", StringComparison.Ordinal))
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal));

    // "__1" alone goes on with the name before it.
    private static IEnumerable<string> NamesIn(string text) =>
        Quoted()
            .Matches(text)
            .Select(match => match.Groups["name"].Value)
            .Where(name => !name.StartsWith("__", StringComparison.Ordinal))
            .Select(name => Chosen().Replace(name, "*"));

    [GeneratedRegex("`(?<name>[A-Za-z_][A-Za-z0-9_<>…]*)(=[^`]*)?`")]
    private static partial Regex Quoted();

    [GeneratedRegex("<[^>]+>|(?<=__)[0-9]+|(?<=__)…")]
    private static partial Regex Chosen();
}
