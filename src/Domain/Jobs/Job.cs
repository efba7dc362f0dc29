using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// The life of any work: <c>pending -> processing -> completed | failed | cancelled</c>. A transition that is not
/// allowed is refused with a code; it is never ignored. What is done is the business of <see cref="ProviderJob"/> and
/// <see cref="LocalJob"/>.
/// </summary>
public abstract class Job : AggregateRoot, ITenantOwned
{
    /// <summary>
    /// Attempts in all before a job fails, unless its kind has a number of its own; a person's retry grants as many
    /// again.
    /// </summary>
    public const int MaxAttempts = 3;

    // For EF Core.
    private protected Job() { }

    private protected Job(JobOrder order)
    {
        Id = JobId.New();
        OrganizationId = order.OrganizationId;
        CreatedBy = order.CreatedBy;
        ApiKeyId = order.ApiKeyId;
        ParentId = order.ParentId;
        Priority = order.Priority;
        NotBefore = order.NotBefore;
        CreatedAt = order.Now;
        UpdatedAt = order.Now;
    }

    public JobId Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    public UserId CreatedBy { get; private init; }

    /// <summary>The API key that asked; null when a person did in the browser.</summary>
    public ApiKeyId? ApiKeyId { get; private init; }

    /// <summary>The job that this one is a part of; null for one that stands alone.</summary>
    public JobId? ParentId { get; private init; }

    public JobPriority Priority { get; private init; } = JobPriority.Normal;

    /// <summary>The earliest time at which a worker may take it; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>What the caller wants to find again on the job; it means nothing to the product.</summary>
    public JobMetadata Metadata { get; private protected init; } = JobMetadata.None;

    public JobStatus Status { get; private set; } = JobStatus.Pending;

    /// <summary>Null unless the job is processing.</summary>
    public JobStage? Stage { get; private set; }

    /// <summary>0 to 100.</summary>
    public int Progress { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it last changed in any way.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When the next attempt is due, while a failed one is being waited out.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    public DateTimeOffset? CancelRequestedAt { get; private set; }

    public JobFailure? Failure { get; private set; }

    /// <summary>Attempts that were begun.</summary>
    public int AttemptCount { get; private set; }

    /// <summary>Attempts that it may have since a person last asked for it.</summary>
    public int AttemptsAllowed { get; private set; } = MaxAttempts;

    /// <summary>Attempts made before the last retry by a person; they no longer count.</summary>
    public int AttemptsBeforeRetry { get; private set; }

    /// <summary>Its parts, as they were counted last; null for a job without parts.</summary>
    public ChildCounts? Children { get; private protected set; }

    public bool IsFinished => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;

    public bool IsCancelRequested => CancelRequestedAt is not null;

    public bool HasAttemptsLeft => AttemptCount - AttemptsBeforeRetry < AttemptsAllowed;

    public abstract JobKind Kind { get; }

    /// <summary>What people call it in codes and sentences: <c>export</c>.</summary>
    public abstract string Noun { get; }

    /// <summary>Where it waits for a worker: jobs of one queue share a limit of how many run at a time.</summary>
    public abstract string Queue { get; }

    /// <summary>True while somebody works on it, or is thought to.</summary>
    public abstract bool IsUnderWay { get; }

    /// <summary>Sets how many attempts it may have, by the settings of the worker that has it.</summary>
    public void AllowAttempts(int attempts) => AttemptsAllowed = Math.Max(1, attempts);

    /// <summary>
    /// How far the job is. What <see cref="ProgressEvents"/> does not find worth telling raises no event.
    /// </summary>
    public Result Advance(JobStage stage, int percent, DateTimeOffset now)
    {
        if (!IsUnderWay)
            return NoOpenAttempt();

        percent = Math.Clamp(percent, 0, 100);
        var isNews = ProgressEvents.IsWorthTelling(Stage, Progress, stage, percent);
        Stage = stage;
        Progress = percent;
        if (isNews)
            Changed(now);
        return Result.Ok();
    }

    /// <summary>
    /// Somebody wants it stopped. A waiting job is cancelled at once; a processing one is marked, and its worker stops
    /// it. Asking twice changes nothing.
    /// </summary>
    public Result RequestCancellation(DateTimeOffset now)
    {
        if (IsFinished)
            return AlreadyFinished();
        if (IsCancelRequested)
            return Result.Ok();

        CancelRequestedAt = now;
        if (Status == JobStatus.Pending)
            Finish(JobStatus.Cancelled, now);
        else
            Changed(now);
        return Result.Ok();
    }

    /// <summary>The worker has stopped it.</summary>
    public Result ConfirmCancelled(DateTimeOffset now)
    {
        if (IsFinished)
            return AlreadyFinished();
        if (!IsCancelRequested)
            return Error.Conflict("job.cancel_not_requested", "Nobody asked for this job to stop.");

        Finish(JobStatus.Cancelled, now);
        return Result.Ok();
    }

    /// <summary>
    /// A person wants a failed or cancelled job tried again, with the same settings and a full set of attempts.
    /// </summary>
    public Result Retry(DateTimeOffset now)
    {
        if (Status is not (JobStatus.Failed or JobStatus.Cancelled))
        {
            return Error.Conflict($"{Noun}.not_retryable", $"Only a failed or cancelled {Noun} can be retried.");
        }

        Status = JobStatus.Pending;
        Stage = null;
        Progress = 0;
        Failure = null;
        CompletedAt = null;
        CancelRequestedAt = null;
        NotBefore = null;
        AttemptsBeforeRetry = AttemptCount;
        Reopened();
        Changed(now);
        return Result.Ok();
    }

    /// <summary>Raises the event that tells the world how the job stands now.</summary>
    protected abstract void RaiseUpdated(DateTimeOffset now);

    /// <summary>A worker begins an attempt.</summary>
    private protected Result TakeUp(JobStage stage, DateTimeOffset now)
    {
        if (IsFinished)
            return AlreadyFinished();
        if (!HasAttemptsLeft)
            return Error.Conflict("job.no_attempts_left", "All attempts are used up.");

        AttemptCount++;
        Status = JobStatus.Processing;
        Stage = stage;
        Progress = 0;
        RetryAt = null;
        StartedAt ??= now;
        return Result.Ok();
    }

    /// <summary>The job waits for its turn again.</summary>
    private protected void PutBack(DateTimeOffset retryAt, DateTimeOffset now, bool counts = true)
    {
        if (!counts)
            AttemptCount--;
        if (AttemptCount == 0)
            StartedAt = null;
        Status = JobStatus.Pending;
        Stage = null;
        Progress = 0;
        RetryAt = retryAt;
        Changed(now);
    }

    private protected void Finish(JobStatus status, DateTimeOffset now, JobFailure? failure = null)
    {
        Finishing(status, now);
        Failure = failure;
        Status = status;
        Stage = null;
        RetryAt = null;
        CompletedAt = now;
        if (status == JobStatus.Completed)
            Progress = 100;
        Changed(now);
    }

    /// <summary>What else is settled at the end, just before it is written down.</summary>
    private protected virtual void Finishing(JobStatus status, DateTimeOffset now) { }

    /// <summary>What else is forgotten when a person asks for it again.</summary>
    private protected virtual void Reopened() { }

    private protected void Changed(DateTimeOffset now)
    {
        Touch(now);
        RaiseUpdated(now);
    }

    private protected void Touch(DateTimeOffset now) => UpdatedAt = now;

    private protected Error AlreadyFinished() =>
        Error.Conflict(
            $"{Noun}.already_finished",
            $"This {Noun} has already finished ({Status.ToString().ToLowerInvariant()})."
        );

    private protected static Error NoOpenAttempt() => Error.Conflict("job.no_open_attempt", "No attempt is under way.");
}
