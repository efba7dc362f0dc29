using System.Globalization;
using ImageGenerator.Bench.Lab;

namespace ImageGenerator.Bench.Report;

/// <summary>Puts the figures between the markers of docs/performance.md; everything around them is written by people.</summary>
internal static class PerformanceDocument
{
    private const string Begin = "<!-- bench:begin -->";
    private const string End = "<!-- bench:end -->";

    public static void Update(IReadOnlyList<Figure> figures, IReadOnlyList<string> parts, Machine machine)
    {
        var path = Path.Combine(Repository.Root, "docs", "performance.md");
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{path} has lost its markers {Begin} and {End}.");

        var date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        File.WriteAllText(
            path,
            $"{text[..(from + Begin.Length)]}\n{date}, {machine.InOneLine}. Parts: {string.Join(", ", parts)}.\n\n{FigureTable.ForMarkdown(figures)}{text[to..]}");
    }
}
