using ImageGenerator.Domain.Common;
using Npgsql;

namespace ImageGenerator.Infrastructure.Budgets;

/// <summary>A hold that is to be settled.</summary>
/// <param name="Job">Whose hold it is.</param>
/// <param name="Organization">Whose job it is.</param>
/// <param name="Actual">What the job came to, as far as that is known; null when no amount is.</param>
/// <param name="UnknownAmounts">How many amounts nobody knows; then all that was set aside counts as spent.</param>
/// <param name="At">When it ended.</param>
internal sealed record Settlement(
    JobId Job,
    OrganizationId Organization,
    Money? Actual,
    int UnknownAmounts,
    DateTimeOffset At
)
{
    /// <summary>Settles it in one round trip. A hold that is settled already is left as it is.</summary>
    /// <returns>True when there was an open hold.</returns>
    public async Task<bool> RunAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add(BudgetSql.LockShared, new NpgsqlParameter<Guid>("organization", Organization.Value));
        batch.Add(BudgetSql.LockHold, JobParameter());
        batch.Add(BudgetSql.LockCountersOfHold, JobParameter());
        batch.Add(BudgetSql.SettleCounters, JobParameter(), ActualParameter(), UnknownParameter());
        batch.Add(
            BudgetSql.SettleHold,
            JobParameter(),
            ActualParameter(),
            UnknownParameter(),
            new NpgsqlParameter<DateTimeOffset>("now", At)
        );
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands[^1].RecordsAffected > 0;
    }

    private NpgsqlParameter<Guid> JobParameter() => new("job", Job.Value);

    private NpgsqlParameter<int> UnknownParameter() => new("unknown", UnknownAmounts);

    private NpgsqlParameter ActualParameter() => BudgetParameters.Numeric("actual", Actual);
}

/// <summary>Small conveniences for statements about money.</summary>
internal static class BudgetParameters
{
    internal static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }

    internal static NpgsqlParameter Numeric(string name, Money? amount) =>
        new(name, NpgsqlTypes.NpgsqlDbType.Numeric) { Value = amount is { } known ? known.Amount : DBNull.Value };

    internal static NpgsqlParameter Uuid(string name, Guid? id) =>
        new(name, NpgsqlTypes.NpgsqlDbType.Uuid) { Value = id is { } known ? known : DBNull.Value };
}
