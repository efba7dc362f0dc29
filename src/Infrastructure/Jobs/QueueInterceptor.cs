using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>Wakes the workers once a new job is committed.</summary>
internal sealed class QueueInterceptor : BeforeSaveInterceptor
{
    protected override void BeforeSave(AppDbContext database)
    {
        if (database.ChangeTracker.Entries<QueueEntry>().Any(entry => entry.State == EntityState.Added))
            database.NotifyAfterCommit(NotificationChannel.Jobs);
    }
}
