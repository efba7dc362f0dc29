using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ImageGenerator.DbDesign;

/// <summary>docs/database.md: the tables, as the model has them, for people to read.</summary>
internal static class DatabasePage
{
    public const string Command = "dotnet run --project tools/DbDesign -- diagram";

    public static string Write(DbContext database)
    {
        var tables = database
            .GetService<IDesignTimeModel>()
            .Model.GetRelationalModel()
            .Tables.OrderBy(table => table.Name, StringComparer.Ordinal)
            .ToList();

        var page = new StringBuilder();
        WriteHead(page, tables.Count);
        foreach (var area in DatabaseArea.All)
            WriteArea(page, area, [.. tables.Where(table => DatabaseArea.Of(table) == area)]);
        return page.ToString();
    }

    private static void WriteHead(StringBuilder page, int tables) =>
        page.Append("# Database\n\n")
            .Append(
                $"The {tables} tables of the model, by area. Written by `{Command}`; a test fails while it differs\n"
            )
            .Append("from the model, so do not edit it. What is remarkable about them is said in\n")
            .Append(
                "[architecture](architecture.md#database), how to change them in [CONTRIBUTING](../CONTRIBUTING.md).\n\n"
            )
            .Append(
                "A column says `null` when it may be. `PK` is the primary key, `FK` refers to another table, `UK` is\n"
            )
            .Append("unique by itself. A table that is only named belongs to another area.\n");

    private static void WriteArea(StringBuilder page, DatabaseArea area, IReadOnlyList<ITable> tables)
    {
        if (tables.Count == 0)
            return;

        page.Append($"\n## {area.Name}\n\n{area.Purpose}\n\n```mermaid\nerDiagram\n");
        foreach (var table in tables)
            MermaidTable.Write(page, table);
        foreach (var key in tables.SelectMany(MermaidTable.ForeignKeys))
            page.Append($"    {MermaidTable.RelationOf(key)}\n");
        page.Append("```\n");

        var rules = tables.Where(IndexList.HasAny).ToList();
        if (rules.Count > 0)
            page.Append("\nIndexes and checks:\n\n");
        foreach (var table in rules)
            IndexList.Write(page, table);
    }
}
