using ImageGenerator.Domain.Common;
using Npgsql;

namespace ImageGenerator.Infrastructure.Budgets;

/// <summary>
/// Settles holds that a finished job has left open. Both are written in one transaction, so there should never be one;
/// if there is, it must not keep an organization's money for good.
/// </summary>
internal static class HoldSweep
{
    /// <returns>The jobs whose holds were settled.</returns>
    public static async Task<IReadOnlyList<JobId>> RunAsync(
        NpgsqlDataSource database,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var settled = new List<JobId>();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var orphaned in await FindAsync(connection, now, cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await orphaned.RunAsync(connection, transaction, cancellationToken))
                settled.Add(orphaned.Job);
            await transaction.CommitAsync(cancellationToken);
        }

        return settled;
    }

    private static async Task<List<Settlement>> FindAsync(
        NpgsqlConnection connection,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = new List<Settlement>();
        await using var command = new NpgsqlCommand(BudgetSql.FindOrphaned, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(
                new Settlement(
                    new JobId(reader.GetGuid(0)),
                    new OrganizationId(reader.GetGuid(1)),
                    reader.IsDBNull(2) ? null : Money.Usd(reader.GetDecimal(2)),
                    reader.GetInt32(3),
                    now
                )
            );
        }

        return found;
    }
}
