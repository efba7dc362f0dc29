using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>Saves the events of the aggregates to the outbox, in the transaction of what caused them.</summary>
internal sealed class OutboxInterceptor : BeforeSaveInterceptor
{
    protected override void BeforeSave(AppDbContext database)
    {
        foreach (var entry in database.ChangeTracker.Entries<AggregateRoot>().ToList())
        {
            var events = entry.Entity.TakeEvents();
            if (events.Count == 0)
                continue;

            database.Outbox.AddRange(events.Select(OutboxMessage.Of));
            database.NotifyAfterCommit(NotificationChannel.Events);
        }
    }
}
