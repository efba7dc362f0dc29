using System.Text;

namespace ImageGenerator.Bench.Report;

/// <summary>The figures as tables, for eyes and for Markdown.</summary>
internal static class FigureTable
{
    private static readonly string[] _heads = ["figure", "ours", "limit", "ratio", "mark", ""];

    public static string ForConsole(IReadOnlyList<Figure> figures)
    {
        string[][] rows = [_heads, .. figures.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, _heads.Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return text.ToString();
    }

    public static string ForMarkdown(IEnumerable<Figure> figures)
    {
        var text = new StringBuilder();
        text.AppendLine("| figure | ours | limit | ratio | mark | |").AppendLine("|---|---:|---:|---:|---:|---|");
        foreach (var figure in figures)
            text.Append("| ").AppendJoin(" | ", Cells(figure)).AppendLine(" |");
        return text.ToString();
    }

    private static string[] Cells(Figure figure) =>
        [figure.Name, figure.Ours, figure.Limit, figure.RatioText, figure.Mark, figure.Verdict];
}
