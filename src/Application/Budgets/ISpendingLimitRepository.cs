using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Budgets;

/// <summary>Spending limits of the current organization, to be changed.</summary>
public interface ISpendingLimitRepository
{
    /// <summary>
    /// Waits until nobody is about to hold or to settle in this organization, and keeps them waiting until the
    /// transaction ends: what is counted meanwhile stays true.
    /// </summary>
    Task LockAsync(CancellationToken cancellationToken);

    /// <summary>True when the person or the API key is one of the organization's.</summary>
    Task<bool> ExistsAsync(LimitSubject subject, CancellationToken cancellationToken);

    Task<SpendingLimit?> FindAsync(LimitSubject subject, LimitPeriod period, CancellationToken cancellationToken);

    Task<SpendingLimit?> FindAsync(SpendingLimitId id, CancellationToken cancellationToken);

    void Add(SpendingLimit limit);

    void Remove(SpendingLimit limit);

    /// <summary>
    /// Counts what was spent and is held in a period, from the holds and the ledger; the limit must be saved and
    /// locked.
    /// </summary>
    Task RecountAsync(SpendingLimit limit, BudgetPeriod period, CancellationToken cancellationToken);
}
