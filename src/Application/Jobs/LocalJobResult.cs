using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>How a run of a job that we do ourselves ended.</summary>
public abstract record LocalJobResult
{
    private LocalJobResult() { }

    /// <summary>The work is done.</summary>
    public static LocalJobResult Done { get; } = new Completed();

    /// <summary>Its parts are at work: it ends with them.</summary>
    public static LocalJobResult AwaitChildren { get; } = new Waiting();

    /// <summary>It cannot be done, however often it is tried.</summary>
    /// <param name="reason">Why, in words that are fit to be shown.</param>
    public static LocalJobResult Fail(string reason) => new Failed(reason);

    public sealed record Completed : LocalJobResult;

    public sealed record Waiting : LocalJobResult;

    public sealed record Failed(string Reason) : LocalJobResult;
}

/// <summary>
/// What a job that we do ourselves can do to the outside: every write holds only while its worker has the job.
/// </summary>
public sealed class JobContext
{
    private readonly JobLease _lease;
    private readonly ILeasedUnitOfWork _work;
    private readonly IJobStore _jobs;
    private readonly IJobQueue _queue;
    private readonly TimeProvider _clock;

    internal JobContext(JobLease lease, ILeasedUnitOfWork work, IJobStore jobs, IJobQueue queue, TimeProvider clock) =>
        (_lease, _work, _jobs, _queue, _clock) = (lease, work, jobs, queue, clock);

    /// <summary>Writes down how far it is.</summary>
    /// <exception cref="LeaseLostException">Another worker has the job.</exception>
    public Task ProgressAsync(int percent, CancellationToken cancellationToken) =>
        SaveAsync(
            (job, _) => Task.FromResult(job.Advance(JobStage.Running, percent, _clock.GetUtcNow())),
            cancellationToken
        );

    /// <summary>
    /// Saves what the change did, together with the job. It is run again from a fresh read when somebody else was
    /// quicker.
    /// </summary>
    /// <exception cref="LeaseLostException">Another worker has the job; nothing was written.</exception>
    public Task SaveAsync(Func<LocalJob, CancellationToken, Task> change, CancellationToken cancellationToken) =>
        _work.ChangeAsync(
            _lease,
            async token =>
            {
                if (await _jobs.FindAsync(_lease.JobId, token) is LocalJob job)
                    await change(job, token);
                return LeaseAction.Renew;
            },
            cancellationToken
        );

    /// <summary>
    /// Puts the parts of this job in the queue, once: a worker that takes the job over finds them there. Follow it with
    /// <see cref="LocalJobResult.AwaitChildren"/>.
    /// </summary>
    /// <param name="create">Makes the parts; each names this job as its parent.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task StartChildrenAsync(Func<IReadOnlyList<Job>> create, CancellationToken cancellationToken) =>
        SaveAsync(
            (job, _) =>
            {
                if (job.Children is not null)
                    return Task.CompletedTask;

                var children = create();
                foreach (var child in children)
                    _jobs.Add(child);
                _queue.EnqueueMany(children);
                return Task.FromResult(job.AwaitChildren(new ChildCounts(children.Count, 0, 0), _clock.GetUtcNow()));
            },
            cancellationToken
        );
}
