using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// Brings the schema up to date. Several processes may do so at once; one migrates and the others wait.
/// </summary>
internal static class SchemaMigration
{
    /// <returns>The migrations that were waiting, in order.</returns>
    public static async Task<IReadOnlyList<string>> ApplyMigrationsAsync(
        this AppDbContext database,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> pending = [.. await database.Database.GetPendingMigrationsAsync(cancellationToken)];
        if (pending.Count > 0)
            await database.Database.MigrateAsync(cancellationToken);
        return pending;
    }
}
