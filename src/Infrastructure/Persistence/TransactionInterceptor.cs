using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// Saves without BEGIN and COMMIT where they would change nothing. It comes after all others: what they add counts.
/// </summary>
internal sealed class TransactionInterceptor : BeforeSaveInterceptor
{
    // Far below the number of statements that EF sends at a time.
    private const int SurelyOneBatch = 100;

    protected override void BeforeSave(AppDbContext database) =>
        database.Database.AutoTransactionBehavior = OnlyAddsAFew(database)
            ? AutoTransactionBehavior.Never
            : AutoTransactionBehavior.WhenNeeded;

    // Rows that are only added go out as one batch, which PostgreSQL runs as a whole or not at all: BEGIN and COMMIT
    // would only be another round trip. A changed row needs them, because EF finds out afterwards that somebody else
    // had changed it before.
    private static bool OnlyAddsAFew(AppDbContext database)
    {
        var changed = database
            .ChangeTracker.Entries()
            .Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached))
            .ToList();
        return changed.Count <= SurelyOneBatch && changed.TrueForAll(entry => entry.State == EntityState.Added);
    }
}
