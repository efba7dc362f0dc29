using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>Has every process look again at who is signed in once an API key was changed: it may be revoked.</summary>
internal sealed class ApiKeyInterceptor : BeforeSaveInterceptor
{
    protected override void BeforeSave(AppDbContext database)
    {
        if (database.ChangeTracker.Entries<ApiKey>().Any(entry => entry.State == EntityState.Modified))
            database.NotifyAfterCommit(NotificationChannel.Credentials);
    }
}
