using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ImageGenerator.DbDesign;

/// <summary>What a diagram cannot show of a table: its indexes and its checks.</summary>
internal static class IndexList
{
    public static bool HasAny(ITable table) => table.Indexes.Any() || table.CheckConstraints.Any();

    public static void Write(StringBuilder page, ITable table)
    {
        page.Append($"- `{table.Name}`\n");
        foreach (var index in table.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal))
            page.Append($"  - {Describe(index)}\n");
        foreach (var check in table.CheckConstraints.OrderBy(check => check.Name, StringComparer.Ordinal))
            page.Append($"  - check `{check.Name}`: `{check.Sql}`\n");
    }

    private static string Describe(ITableIndex index)
    {
        var columns = index.Columns.Select(
            (column, at) => IsDescending(index, at) ? $"{column.Name} desc" : column.Name
        );
        var method = index.MappedIndexes.First().GetMethod();
        var included = index.MappedIndexes.First().GetIncludeProperties() ?? [];

        return $"`{index.Name}`: {string.Join(", ", columns)}"
            + (index.IsUnique ? "; unique" : "")
            + (method is null ? "" : $"; {method}")
            + (included.Count == 0 ? "" : $"; includes {string.Join(", ", included)}")
            + (index.Filter is null ? "" : $"; where `{index.Filter}`");
    }

    // None named: all ascending; an empty list: all descending.
    private static bool IsDescending(ITableIndex index, int at) =>
        index.IsDescending is { } descending && (descending.Count == 0 || descending[at]);
}
