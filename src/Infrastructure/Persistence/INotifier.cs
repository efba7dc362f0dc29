namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>What a notification is about.</summary>
internal enum NotificationChannel
{
    /// <summary>There may be new jobs in the queue.</summary>
    Jobs,

    /// <summary>There may be new events in the outbox.</summary>
    Events,

    /// <summary>Somebody wants a running job stopped.</summary>
    Cancellations,

    /// <summary>Providers, models or prices have changed.</summary>
    Catalog,

    /// <summary>A provider may have moved on with a job that it accepted.</summary>
    Progress,

    /// <summary>A session has ended or an API key was revoked.</summary>
    Credentials,
}

/// <summary>
/// Wakes whoever waits, in this process and in every other one on the same database. A notification carries nothing:
/// what happened is read from the tables, so a notification that is lost costs time and never data.
/// </summary>
internal interface INotifier
{
    /// <summary>
    /// Notifies here now and, a moment later and together with others, everywhere else. Call it after the commit.
    /// </summary>
    void Notify(NotificationChannel channel);

    /// <summary>
    /// Waits for the next notification, or until the time is up. A notification since <paramref name="cursor"/> last
    /// listened counts.
    /// </summary>
    Task WaitAsync(NotificationCursor cursor, TimeSpan atMost, CancellationToken cancellationToken);

    /// <summary>Begins to listen.</summary>
    NotificationCursor Listen(NotificationChannel channel);
}

/// <summary>One listener's memory of how many notifications came.</summary>
internal sealed class NotificationCursor(NotificationChannel channel, long seen)
{
    public NotificationChannel Channel { get; } = channel;

    public long Seen { get; set; } = seen;
}
