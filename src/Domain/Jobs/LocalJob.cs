using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// Work that we do ourselves, without a provider and without a charge: an export, a bulk action. Doing it twice must do
/// no harm, so a worker that takes it over from one that vanished simply begins again.
/// </summary>
public abstract class LocalJob : Job
{
    /// <summary>The queue of all jobs that call no provider.</summary>
    public const string LocalQueue = "local";

    // For EF Core.
    protected LocalJob() { }

    protected LocalJob(JobOrder order)
        : base(order) { }

    public override string Queue => LocalQueue;

    public override bool IsUnderWay => Status == JobStatus.Processing;

    /// <summary>
    /// A worker takes it up: for the first time, after another one vanished with it, or to look at its parts again.
    /// </summary>
    public Result Begin(DateTimeOffset now)
    {
        if (IsUnderWay && Children is not null)
            return Result.Ok();

        var begun = TakeUp(JobStage.Running, now);
        if (begun.Succeeded)
            Changed(now);
        return begun;
    }

    /// <summary>Its parts are at work: it is done when they are, and nobody works on it meanwhile.</summary>
    public Result AwaitChildren(ChildCounts counts, DateTimeOffset now)
    {
        if (!IsUnderWay)
            return NoOpenAttempt();
        if (Children == counts)
            return Result.Ok();

        Children = counts;
        return Advance(JobStage.Running, counts.Percent, now);
    }

    /// <summary>It went wrong in a way that another try may mend.</summary>
    public Result Defer(DateTimeOffset now, DateTimeOffset retryAt)
    {
        if (!IsUnderWay)
            return NoOpenAttempt();

        PutBack(retryAt, now);
        return Result.Ok();
    }

    /// <summary>Its worker is going down: the attempt does not count, and the next worker begins again.</summary>
    public Result Interrupt(DateTimeOffset now)
    {
        if (!IsUnderWay)
            return NoOpenAttempt();

        PutBack(now, now, counts: false);
        return Result.Ok();
    }

    public Result Fail(JobFailure failure, DateTimeOffset now)
    {
        if (IsFinished)
            return AlreadyFinished();

        Finish(JobStatus.Failed, now, failure);
        return Result.Ok();
    }

    public Result Complete(DateTimeOffset now)
    {
        if (IsFinished)
            return AlreadyFinished();
        if (!IsUnderWay)
            return NoOpenAttempt();

        Finish(JobStatus.Completed, now);
        return Result.Ok();
    }

    private protected override void Reopened() => Children = null;
}
