using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ImageGenerator.DbDesign;

/// <summary>A table as an entity of a Mermaid erDiagram, and its foreign keys as the lines between them.</summary>
internal static class MermaidTable
{
    public static void Write(StringBuilder page, ITable table)
    {
        page.Append($"    {table.Name} {{\n");
        foreach (var column in Columns(table))
            page.Append($"        {AttributeOf(column)}\n");
        page.Append("    }\n");
    }

    public static IEnumerable<IForeignKeyConstraint> ForeignKeys(ITable table) =>
        table.ForeignKeyConstraints.OrderBy(key => key.Name, StringComparer.Ordinal);

    public static string RelationOf(IForeignKeyConstraint key)
    {
        var principal = key.Columns.Any(column => column.IsNullable) ? "|o" : "||";
        var dependent = IsUnique(key.Table, key.Columns) ? "o|" : "o{";
        var columns = string.Join(", ", key.Columns.Select(column => column.Name));

        return $"{key.PrincipalTable.Name} {principal}--{dependent} {key.Table.Name} : \"{columns}\"";
    }

    // The key first, then by name: the order in which EF happens to have them says nothing.
    private static IEnumerable<IColumn> Columns(ITable table)
    {
        IReadOnlyList<IColumn> key = table.PrimaryKey?.Columns ?? [];
        return key.Concat(table.Columns.Except(key).OrderBy(column => column.Name, StringComparer.Ordinal));
    }

    private static string AttributeOf(IColumn column)
    {
        var (type, precision) = TypeOf(column.StoreType);
        var keys = string.Join(", ", KeysOf(column));
        var remarks = string.Join(", ", new[] { precision, column.IsNullable ? "null" : "" }.Where(text => text != ""));

        return $"{type} {column.Name}{(keys == "" ? "" : $" {keys}")}{(remarks == "" ? "" : $" \"{remarks}\"")}";
    }

    // Mermaid takes one word without commas for a type.
    private static (string Type, string Precision) TypeOf(string storeType)
    {
        var type = storeType.Replace("character varying", "varchar").Replace("timestamp with time zone", "timestamptz");
        var comma = type.Contains(',') ? type.IndexOf('(') : -1;

        return comma < 0 ? (type.Replace(' ', '_'), "") : (type[..comma], type[(comma + 1)..^1].Replace(",", ", "));
    }

    private static IEnumerable<string> KeysOf(IColumn column)
    {
        if (column.Table is not ITable table)
            yield break;
        if (table.PrimaryKey?.Columns.Contains(column) == true)
            yield return "PK";
        if (table.ForeignKeyConstraints.Any(key => key.Columns.Contains(column)))
            yield return "FK";
        if (IsUniqueByItself(table, column))
            yield return "UK";
    }

    private static bool IsUniqueByItself(ITable table, IColumn column) =>
        table.Indexes.Any(index => index is { IsUnique: true, Filter: null, Columns: [var only] } && only == column);

    private static bool IsUnique(ITable table, IReadOnlyList<IColumn> columns) =>
        table.PrimaryKey?.Columns.ToHashSet().SetEquals(columns) == true
        || table.Indexes.Any(index =>
            index is { IsUnique: true, Filter: null } && index.Columns.ToHashSet().SetEquals(columns)
        );
}
