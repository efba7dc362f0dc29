using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// What a feature does before every save, with the rows that are about to be written. Registered under this type as a
/// singleton: it serves every context and keeps nothing.
/// </summary>
internal abstract class BeforeSaveInterceptor : SaveChangesInterceptor
{
    public sealed override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is AppDbContext database)
            BeforeSave(database);
        return ValueTask.FromResult(result);
    }

    protected abstract void BeforeSave(AppDbContext database);
}
