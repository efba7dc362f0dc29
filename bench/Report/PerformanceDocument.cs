using System.Globalization;
using ImageGenerator.Bench.Harness;

namespace ImageGenerator.Bench.Report;

/// <summary>
/// Puts the figures of a part between its markers in docs/performance.md; everything around them is written by people.
/// </summary>
internal static class PerformanceDocument
{
    private const string End = "<!-- bench:end -->";

    public static void Update(string part, IReadOnlyList<Figure> figures, Machine machine)
    {
        var path = Path.Combine(Repository.Root, "docs", "performance.md");
        var text = File.ReadAllText(path);
        var begin = $"<!-- bench:{part} -->";
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(End, from, StringComparison.Ordinal);
        if (to < 0)
            throw new InvalidOperationException($"{path} has lost its markers {begin} and {End}.");

        var date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var table = FigureTable.ForMarkdown(figures);
        File.WriteAllText(
            path,
            $"{text[..(from + begin.Length)]}\n{table}\nMeasured {date} on {machine.InOneLine}.\n{text[to..]}"
        );
    }
}
