using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ImageGenerator.Infrastructure.Budgets;

[ScopedService]
internal sealed class SpendingLimitRepository(AppDbContext database, ActorScope scope) : ISpendingLimitRepository
{
    public async Task LockAsync(CancellationToken cancellationToken)
    {
        await using var batch = Batch();
        batch.Add(BudgetSql.LockAlone, new NpgsqlParameter<Guid>("organization", scope.Tenant!.Value.Value));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task<bool> ExistsAsync(LimitSubject subject, CancellationToken cancellationToken) =>
        subject.Scope switch
        {
            LimitScope.User => database.Memberships.AnyAsync(
                member => member.UserId == new UserId(subject.Id!.Value),
                cancellationToken
            ),
            LimitScope.ApiKey => database.ApiKeys.AnyAsync(
                key => key.Id == new ApiKeyId(subject.Id!.Value),
                cancellationToken
            ),
            _ => Task.FromResult(true),
        };

    public Task<SpendingLimit?> FindAsync(
        LimitSubject subject,
        LimitPeriod period,
        CancellationToken cancellationToken
    ) =>
        database
            .SpendingLimits.AsTracking()
            .FirstOrDefaultAsync(
                limit => limit.Scope == subject.Scope && limit.SubjectId == subject.Id && limit.Period == period,
                cancellationToken
            );

    public Task<SpendingLimit?> FindAsync(SpendingLimitId id, CancellationToken cancellationToken) =>
        database.SpendingLimits.AsTracking().FirstOrDefaultAsync(limit => limit.Id == id, cancellationToken);

    public void Add(SpendingLimit limit) => database.SpendingLimits.Add(limit);

    public void Remove(SpendingLimit limit) => database.SpendingLimits.Remove(limit);

    public async Task RecountAsync(SpendingLimit limit, BudgetPeriod period, CancellationToken cancellationToken)
    {
        await using var batch = Batch();
        batch.Add(
            BudgetSql.Recount,
            new NpgsqlParameter<Guid>("limit", limit.Id.Value),
            new NpgsqlParameter<Guid>("organization", limit.OrganizationId.Value),
            new NpgsqlParameter<DateTimeOffset>("start", period.Start),
            new NpgsqlParameter<DateTimeOffset>("end", period.End),
            BudgetParameters.Uuid("user", limit.Scope == LimitScope.User ? limit.SubjectId : null),
            BudgetParameters.Uuid("key", limit.Scope == LimitScope.ApiKey ? limit.SubjectId : null)
        );
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlBatch Batch() =>
        new(
            (NpgsqlConnection)database.Database.GetDbConnection(),
            (NpgsqlTransaction)database.Database.CurrentTransaction!.GetDbTransaction()
        );
}
