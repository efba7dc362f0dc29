using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ImageGenerator.TestKit;

/// <summary>
/// Notes the statements that a context sends, and asks PostgreSQL afterwards how it carries them out.
/// </summary>
public sealed class PlanRecorder : DbCommandInterceptor
{
    private readonly List<(string Sql, NpgsqlParameter[] Parameters)> _sent = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        _sent.Add(
            (
                command.CommandText,
                [.. command.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone())]
            )
        );
        return new ValueTask<InterceptionResult<DbDataReader>>(result);
    }

    /// <summary>The plans of the statements since the last call, carried out once more.</summary>
    public async Task<IReadOnlyList<StatementPlan>> ExplainAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var plans = new List<StatementPlan>();
        foreach (var (sql, parameters) in _sent)
        {
            await using var command = new NpgsqlCommand("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql, connection);
            command.Parameters.AddRange(parameters);
            using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(cancellationToken))!);
            plans.Add(StatementPlan.Of(plan.RootElement[0]));
        }

        _sent.Clear();
        return plans;
    }
}

/// <summary>How a statement was carried out.</summary>
/// <param name="Scans">Every scan: its kind, its table or index, and the rows that it went through.</param>
/// <param name="Sorted">The most rows that one sort was given.</param>
/// <param name="Milliseconds">What it took.</param>
public sealed record StatementPlan(IReadOnlyList<PlannedScan> Scans, double Sorted, double Milliseconds)
{
    internal static StatementPlan Of(JsonElement explained)
    {
        var scans = new List<PlannedScan>();
        var sorted = Walk(explained.GetProperty("Plan"), scans);
        return new StatementPlan(scans, sorted, explained.GetProperty("Execution Time").GetDouble());
    }

    private static double Walk(JsonElement node, List<PlannedScan> scans)
    {
        var kind = node.GetProperty("Node Type").GetString()!;
        var children = node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().ToList() : [];
        if (kind.EndsWith("Scan", StringComparison.Ordinal) && kind != "Subquery Scan")
        {
            scans.Add(
                new PlannedScan(
                    kind,
                    Text(node, "Relation Name") ?? Text(node, "Index Name") ?? "",
                    Text(node, "Index Name"),
                    Through(node)
                )
            );
        }

        var sorted = kind is "Sort" or "Incremental Sort"
            ? children.Sum(child => Number(child, "Actual Rows") * Number(child, "Actual Loops"))
            : 0;
        return Math.Max(sorted, children.Select(child => Walk(child, scans)).DefaultIfEmpty().Max());
    }

    private static double Through(JsonElement node) =>
        (
            Number(node, "Actual Rows")
            + Number(node, "Rows Removed by Filter")
            + Number(node, "Rows Removed by Index Recheck")
        ) * Number(node, "Actual Loops");

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double Number(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
}

/// <summary>One scan of a plan.</summary>
public sealed record PlannedScan(string Kind, string Source, string? Index, double Rows)
{
    public override string ToString() => $"{Kind} {Index ?? Source} {Rows:N0}";
}
