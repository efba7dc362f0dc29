using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// The durable queue of jobs that wait for a worker. What is done here is saved with the unit of work.
/// </summary>
public interface IJobQueue
{
    /// <summary>Puts a job in the queue: by its priority, and not to be taken before its time.</summary>
    void Enqueue(Job job);

    /// <summary>Puts many jobs in the queue with one statement.</summary>
    void EnqueueMany(IReadOnlyCollection<Job> jobs);

    /// <summary>
    /// Makes the job that this one is a part of look at its parts, when this one was the last of them.
    /// </summary>
    void NotifyParent(Job job);

    /// <summary>
    /// Takes a waiting job out of the queue, at once, inside the current transaction. Call it before the job itself is
    /// changed: workers lock the queue first, too.
    /// </summary>
    Task RemoveAsync(JobId job, CancellationToken cancellationToken);

    /// <summary>Wakes the worker that has the job, so that it notices a request to stop; after the save.</summary>
    void AnnounceCancellation(Job job);

    /// <summary>
    /// Takes up to <paramref name="limit"/> due jobs of a queue for this worker: urgent ones first, then in turn
    /// between organizations. Must run inside a transaction; the leases count once it commits.
    /// </summary>
    /// <param name="queue">A provider's id, or the queue of the jobs that call none.</param>
    /// <param name="kinds">What this worker can run; all else is left to workers that can.</param>
    /// <param name="limit">How many at most; the limits of each connection count besides.</param>
    /// <param name="places">How the worker's places are shared between organizations.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<JobLease>> ClaimAsync(
        string queue,
        IReadOnlyCollection<JobKind> kinds,
        int limit,
        OrganizationPlaces places,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Gives a job back that was claimed over another connection than the one that it would take by now, and puts it in
    /// that one's queue. Must run inside the claim's transaction.
    /// </summary>
    Task RequeueAsync(JobLease lease, string connection, CancellationToken cancellationToken);

    /// <summary>
    /// How many jobs are taken before this one in the queue of its connection, by the order of the claim, counted up to
    /// 1,000; null when it is not waiting.
    /// </summary>
    Task<int?> PositionAsync(JobId job, CancellationToken cancellationToken);
}

/// <summary>
/// A worker's right to work on a job for a while. Every later write carries the token; a stale token writes nothing.
/// </summary>
/// <param name="JobId">The job.</param>
/// <param name="Kind">What it is.</param>
/// <param name="OrganizationId">Whose it is.</param>
/// <param name="Provider">Who is asked; for a job that calls nobody, its queue.</param>
/// <param name="Token">Grows with every claim of this job.</param>
public sealed record JobLease(JobId JobId, JobKind Kind, OrganizationId OrganizationId, string Provider, long Token)
{
    /// <summary>
    /// The connection in whose queue the job waited (<see cref="Providers.ProviderConnection.Key"/>).
    /// </summary>
    public string Connection { get; init; } = ProviderAttempt.PlatformConnection;

    /// <summary>The trace of the request that made the job (W3C), so that the worker's spans belong to it.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>What becomes of the lease with a change.</summary>
public abstract record LeaseAction
{
    private LeaseAction() { }

    /// <summary>The worker goes on.</summary>
    public static LeaseAction Renew { get; } = new Renewed();

    /// <summary>The job has finished and leaves the line.</summary>
    public static LeaseAction Complete { get; } = new Completed();

    /// <summary>The job goes back to the line, due after the given time by the database's clock.</summary>
    public static LeaseAction ReleaseFor(TimeSpan dueIn) => new Released(dueIn);

    /// <summary>The job goes to another provider's queue, due at once.</summary>
    public static LeaseAction MoveTo(string provider) => new Released(TimeSpan.Zero) { Provider = provider };

    public sealed record Renewed : LeaseAction;

    public sealed record Completed : LeaseAction;

    public sealed record Released(TimeSpan DueIn) : LeaseAction
    {
        /// <summary>The line that it goes to; null for the one it came from.</summary>
        public string? Provider { get; init; }
    }
}

/// <summary>Saves a worker's changes, and only while its lease holds.</summary>
public interface ILeasedUnitOfWork
{
    /// <summary>
    /// Runs the change, which reads what it needs and changes it, and saves all of it with what becomes of the
    /// lease in one transaction. It is run again from a fresh read when the job was changed from outside, a few times
    /// at most, or when the database was away for a while.
    /// </summary>
    /// <exception cref="ChangeConflictException">The job was changed from outside each time; nothing was
    /// written.</exception>
    /// <exception cref="LeaseLostException">Another worker has taken over; nothing was written.</exception>
    Task ChangeAsync(
        JobLease lease,
        Func<CancellationToken, Task<LeaseAction>> change,
        CancellationToken cancellationToken
    );
}

/// <summary>The lease ran out and another worker has the job: this one's word no longer counts.</summary>
public sealed class LeaseLostException : Exception
{
    public LeaseLostException(JobLease lease)
        : base($"The lease {lease.Token} on job {lease.JobId} is lost.") { }

    public LeaseLostException(string message)
        : base(message) { }

    public LeaseLostException(string message, Exception inner)
        : base(message, inner) { }

    public LeaseLostException() { }
}
