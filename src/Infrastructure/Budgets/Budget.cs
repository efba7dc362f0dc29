using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ImageGenerator.Infrastructure.Budgets;

/// <summary>
/// Holds in PostgreSQL. An organization without limits pays one look at an index and the row of the hold itself, which
/// a limit that is set later counts; counters are only kept where there are limits.
/// </summary>
[ScopedService]
internal sealed class Budget(AppDbContext database, TimeProvider clock) : IBudget
{
    public async Task<Result> HoldAsync(
        ProviderJob job,
        Money? expected,
        CredentialScope? payer,
        CancellationToken cancellationToken
    )
    {
        if (database.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A hold without a transaction would outlive a job that was not saved.");
        if (expected == Money.Zero || payer == CredentialScope.User)
            return Result.Ok();

        var limits = await FindLimitsAsync(job, cancellationToken);
        if (expected is not { } amount)
            return limits.Count == 0 ? Result.Ok() : BudgetErrors.PriceUnknown;

        var now = clock.GetUtcNow();
        var taken = await TakeAsync(new Claim(limits, amount, now), cancellationToken);
        if (!taken.Succeeded)
            return taken;

        database.Holds.Add(Hold.For(job, amount, now));
        return job.RecordHold(amount);
    }

    public async Task<Result> RaiseAsync(ProviderJob job, Money? expected, CancellationToken cancellationToken)
    {
        await database.EnsureTransactionAsync(cancellationToken);
        if (expected == Money.Zero)
            return Result.Ok();
        if (await FindHoldAsync(job, cancellationToken) is not { } hold)
        {
            return await HoldAsync(
                job,
                expected is { } first ? first + job.PriorCost : null,
                payer: null,
                cancellationToken
            );
        }

        var limits = await FindLimitsAsync(job, cancellationToken);
        if (expected is not { } cost)
            return limits.Count == 0 ? Result.Ok() : BudgetErrors.PriceUnknown;

        var rest = job.PriorCost + cost - hold.Amount;
        if (rest <= Money.Zero)
            return Result.Ok();

        var taken = await TakeAsync(new Claim(limits, rest, hold.CreatedAt), cancellationToken);
        if (!taken.Succeeded)
            return taken;

        await using var raise = Batch();
        raise.Add(
            BudgetSql.RaiseHold,
            new NpgsqlParameter<Guid>("job", job.Id.Value),
            BudgetParameters.Numeric("amount", rest)
        );
        await raise.ExecuteNonQueryAsync(cancellationToken);
        return job.RecordHold(hold.Amount + rest);
    }

    public void Settle(ProviderJob job)
    {
        if (job.Held is null)
            return;

        var settlement = job.IsPaidByPerson
            ? new Settlement(job.Id, job.OrganizationId, Money.Zero, UnknownAmounts: 0, clock.GetUtcNow())
            : new Settlement(job.Id, job.OrganizationId, job.ActualCost, job.UnknownAmounts, clock.GetUtcNow());
        job.ReleaseHold();
        database.RunWithNextSave(token => settlement.RunAsync(Connection, Transaction, token));
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)database.Database.GetDbConnection();

    private NpgsqlTransaction Transaction =>
        (NpgsqlTransaction)database.Database.CurrentTransaction!.GetDbTransaction();

    private NpgsqlBatch Batch() => new(Connection, Transaction);

    private async Task<List<Limit>> FindLimitsAsync(ProviderJob job, CancellationToken cancellationToken)
    {
        await using var batch = Batch();
        batch.Add(BudgetSql.LockShared, OrganizationOf(job));
        batch.Add(
            BudgetSql.FindLimits,
            OrganizationOf(job),
            new NpgsqlParameter<Guid>("user", job.CreatedBy.Value),
            BudgetParameters.Uuid("key", job.ApiKeyId?.Value)
        );

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);

        var limits = new List<Limit>();
        while (await reader.ReadAsync(cancellationToken))
        {
            limits.Add(
                new Limit(
                    reader.GetGuid(0),
                    Enum.Parse<LimitScope>(reader.GetString(1)),
                    Enum.Parse<LimitPeriod>(reader.GetString(2)),
                    Money.Usd(reader.GetDecimal(3))
                )
            );
        }

        return limits;
    }

    private async Task<(Money Amount, DateTimeOffset CreatedAt)?> FindHoldAsync(
        ProviderJob job,
        CancellationToken cancellationToken
    )
    {
        await using var batch = Batch();
        batch.Add(BudgetSql.LockShared, OrganizationOf(job));
        batch.Add(BudgetSql.LockHold, new NpgsqlParameter<Guid>("job", job.Id.Value));

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (Money.Usd(reader.GetDecimal(0)), await reader.GetFieldValueAsync<DateTimeOffset>(1, cancellationToken))
            : null;
    }

    /// <summary>Sets an amount aside under every limit, or under none and says which one was in the way.</summary>
    private async Task<Result> TakeAsync(Claim claim, CancellationToken cancellationToken)
    {
        if (claim.Limits.Count == 0)
            return Result.Ok();

        await using var batch = Batch();
        batch.Add(BudgetSql.OpenCounters, claim.Parameters());
        batch.Add(BudgetSql.LockCounters, claim.Parameters());
        batch.Add(BudgetSql.Reserve, [.. claim.Parameters(), BudgetParameters.Numeric("amount", claim.Amount)]);

        var taken = new List<Guid>();
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                taken.Add(reader.GetGuid(0));
        }

        return taken.Count == claim.Limits.Count ? Result.Ok() : await GiveBackAsync(claim, taken, cancellationToken);
    }

    private async Task<Error> GiveBackAsync(Claim claim, List<Guid> taken, CancellationToken cancellationToken)
    {
        await using var batch = Batch();
        batch.Add(
            BudgetSql.Release,
            [
                .. claim.Parameters(),
                BudgetParameters.Numeric("amount", claim.Amount),
                new NpgsqlParameter<Guid[]>("taken", [.. taken]),
            ]
        );
        batch.Add(BudgetSql.ReadUsed, claim.Parameters());

        var used = new Dictionary<Guid, Money>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            used[reader.GetGuid(0)] = Money.Usd(reader.GetDecimal(1));

        var full = claim.Limits.First(limit => !taken.Contains(limit.Id));
        var remaining = full.Amount > used[full.Id] ? full.Amount - used[full.Id] : Money.Zero;
        return BudgetErrors.Exceeded(full.Scope, full.Period, full.Amount, remaining, claim.Amount);
    }

    private static NpgsqlParameter<Guid> OrganizationOf(ProviderJob job) =>
        new("organization", job.OrganizationId.Value);

    private sealed record Limit(Guid Id, LimitScope Scope, LimitPeriod Period, Money Amount);

    /// <summary>An amount that is asked of several limits at once, in the periods of one moment.</summary>
    private sealed record Claim(List<Limit> Limits, Money Amount, DateTimeOffset At)
    {
        public NpgsqlParameter[] Parameters() =>
            [
                new NpgsqlParameter<Guid[]>("limits", [.. Limits.Select(limit => limit.Id)]),
                new NpgsqlParameter<DateTimeOffset[]>(
                    "starts",
                    [.. Limits.Select(limit => BudgetPeriod.Of(limit.Period, At).Start)]
                ),
            ];
    }
}
