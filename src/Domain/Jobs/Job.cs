using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// The lifecycle that generations and edits share: <c>pending -> processing -> completed | failed | cancelled</c>.
/// A transition that is not allowed is refused with a code; it is never ignored.
/// </summary>
public abstract class Job : AggregateRoot
{
    /// <summary>Attempts in all before a job fails; a person's retry grants as many again.</summary>
    public const int MaxAttempts = 3;

    private readonly List<ProviderAttempt> _attempts = [];

    public JobId Id { get; private protected init; }

    public OrganizationId OrganizationId { get; private protected init; }

    public UserId CreatedBy { get; private protected init; }

    /// <summary>Who is asked, or was asked last: another provider may have stood in.</summary>
    public string Provider { get; private protected set; } = "";

    /// <summary>The model that is used, or was used last.</summary>
    public string Model { get; private protected set; } = "";

    /// <summary>What the request named: a model, a family of models, or <c>auto</c>; null when it named nothing.</summary>
    public string? RequestedModel { get; private protected init; }

    /// <summary>Which other providers may stand in when one fails.</summary>
    public Failover Failover { get; private protected init; }

    /// <summary>The API key that asked; null when a person did in the browser.</summary>
    public ApiKeyId? ApiKeyId { get; private protected init; }

    public JobStatus Status { get; private set; } = JobStatus.Pending;

    /// <summary>Null unless the job is processing.</summary>
    public JobStage? Stage { get; private set; }

    /// <summary>0 to 100.</summary>
    public int Progress { get; private set; }

    public DateTimeOffset CreatedAt { get; private protected init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When the next attempt is due, while a failed one is being waited out.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    public DateTimeOffset? CancelRequestedAt { get; private set; }

    public JobFailure? Failure { get; private set; }

    /// <summary>What was expected at submission; null means unknown, never free.</summary>
    public Money? EstimatedCost { get; private protected init; }

    /// <summary>What the model is expected to cost that is used now; another one may have stood in.</summary>
    public Money? ExpectedCost { get; private protected set; }

    /// <summary>What it came to, as far as that is known; null until it has finished, and when no amount is known.</summary>
    public Money? ActualCost { get; private set; }

    /// <summary>How many amounts nobody knows: attempts that may have been charged and are not in <see cref="ActualCost"/>.</summary>
    public int UnknownAmounts { get; private set; }

    /// <summary>Whether it was charged, as far as that is known.</summary>
    public Charge Charge { get; private set; }

    /// <summary>What is set aside for it under the spending limits; null when nothing is.</summary>
    public Money? Held { get; private set; }

    /// <summary>Attempts made before the last retry by a person; they no longer count.</summary>
    public int ForgivenAttempts { get; private set; }

    public IReadOnlyList<ProviderAttempt> Attempts => _attempts;

    public bool IsFinished => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;

    public bool IsCancelRequested => CancelRequestedAt is not null;

    public bool HasAttemptsLeft => _attempts.Count - ForgivenAttempts < MaxAttempts;

    /// <summary>The attempt that has not ended; null when there is none.</summary>
    public ProviderAttempt? OpenAttempt => _attempts is [.., { IsOpen: true } last] ? last : null;

    /// <summary>
    /// What attempts that came to nothing have cost since a person last asked for the job. An amount that nobody knows counts as
    /// what was expected, because it may have to be paid.
    /// </summary>
    public Money PaidBefore => CountedAttempts.Where(attempt => !attempt.IsOpen)
        .Aggregate(Money.Zero, (paid, attempt) => paid + (attempt.Cost ?? attempt.ExpectedCost ?? Money.Zero));

    /// <summary>True when every attempt was made with the person's own key: nobody's budget is touched.</summary>
    public bool IsPaidByPerson => CountedAttempts.Any() && CountedAttempts.All(attempt => attempt.KeyOwner == KeyOwner.User);

    /// <summary>The attempts since a person last asked for the job.</summary>
    internal IEnumerable<ProviderAttempt> CountedAttempts => _attempts.Skip(ForgivenAttempts);

    public abstract JobKind Kind { get; }

    /// <summary>Takes the job up and records the attempt that is about to be made.</summary>
    /// <param name="now">The time.</param>
    /// <param name="keyOwner">Whose key is used; null where none is needed.</param>
    /// <param name="isFree">True when doing it twice would cost nothing, whatever the price book says.</param>
    /// <param name="connection">Over which connection the provider is asked: its name in the limits and in the health.</param>
    public Result BeginAttempt(
        DateTimeOffset now, KeyOwner? keyOwner = null, bool isFree = false, string connection = ProviderAttempt.PlatformConnection)
    {
        if (IsFinished) return AlreadyFinished();
        if (OpenAttempt is not null) return Error.Conflict("job.attempt_open", "The last attempt has not ended.");
        if (!HasAttemptsLeft) return Error.Conflict("job.no_attempts_left", "All attempts are used up.");

        var expected = isFree ? Money.Zero : ExpectedCost;
        _attempts.Add(ProviderAttempt.Begin(_attempts.Count + 1, Provider, Model, keyOwner, expected, now, connection));
        Status = JobStatus.Processing;
        Stage = JobStage.Submitting;
        Progress = 0;
        RetryAt = null;
        StartedAt ??= now;
        RaiseUpdated(now);
        return Result.Ok();
    }

    /// <summary>The provider took the job and works on it.</summary>
    public Result AcceptedAs(string providerJobId, DateTimeOffset now)
    {
        if (OpenAttempt is not { } attempt) return NoOpenAttempt();

        attempt.Accept(providerJobId);
        Stage = JobStage.Running;
        RaiseUpdated(now);
        return Result.Ok();
    }

    /// <summary>How far the job is. An unchanged stage and percent raise no event.</summary>
    public Result Advance(JobStage stage, int percent, DateTimeOffset now)
    {
        if (OpenAttempt is null) return NoOpenAttempt();

        percent = Math.Clamp(percent, 0, 100);
        if (Stage == stage && Progress == percent) return Result.Ok();

        Stage = stage;
        Progress = percent;
        RaiseUpdated(now);
        return Result.Ok();
    }

    /// <summary>The attempt failed in a way that another try may mend: the job waits for its turn again.</summary>
    public Result Defer(AttemptOutcome outcome, string message, DateTimeOffset now, DateTimeOffset retryAt, CostReport? cost = null)
    {
        if (OpenAttempt is not { } attempt) return NoOpenAttempt();

        attempt.End(outcome, now, message, cost);
        UnknownAmounts = AttemptTotals.Of(CountedAttempts).UnknownAmounts;
        Status = JobStatus.Pending;
        Stage = null;
        Progress = 0;
        RetryAt = retryAt;
        RaiseUpdated(now);
        return Result.Ok();
    }

    /// <summary>The provider was not asked after all: the attempt is taken back, and the job waits for its turn again.</summary>
    public Result WithdrawAttempt(DateTimeOffset now, DateTimeOffset retryAt)
    {
        if (OpenAttempt is not { } attempt) return NoOpenAttempt();
        if (attempt.ProviderJobId is not null) return Error.Conflict("job.attempt_accepted", "The provider has taken the job.");

        _attempts.Remove(attempt);
        if (_attempts.Count == 0) StartedAt = null;
        Status = JobStatus.Pending;
        Stage = null;
        Progress = 0;
        RetryAt = retryAt;
        RaiseUpdated(now);
        return Result.Ok();
    }

    /// <summary>The worker of the open attempt is gone, and asking the provider again costs nothing: the attempt is closed.</summary>
    public Result AbandonAttempt(DateTimeOffset now)
    {
        if (OpenAttempt is not { } attempt) return NoOpenAttempt();

        attempt.End(AttemptOutcome.Abandoned, now, "The worker stopped before the answer arrived.");
        return Result.Ok();
    }

    /// <summary>The job failed for good.</summary>
    public Result Fail(AttemptOutcome outcome, JobFailure failure, DateTimeOffset now, CostReport? cost = null)
    {
        if (IsFinished) return AlreadyFinished();

        OpenAttempt?.End(outcome, now, failure.Message, cost);
        Failure = failure;
        Finish(JobStatus.Failed, now);
        return Result.Ok();
    }

    /// <summary>
    /// Somebody wants it stopped. A waiting job is cancelled at once; a processing one is marked, and its worker stops it.
    /// Asking twice changes nothing.
    /// </summary>
    public Result RequestCancellation(DateTimeOffset now)
    {
        if (IsFinished) return AlreadyFinished();
        if (IsCancelRequested) return Result.Ok();

        CancelRequestedAt = now;
        if (Status == JobStatus.Pending)
        {
            Cancel(now);
            return Result.Ok();
        }

        RaiseUpdated(now);
        return Result.Ok();
    }

    /// <summary>The worker has stopped it.</summary>
    public Result ConfirmCancelled(DateTimeOffset now)
    {
        if (IsFinished) return AlreadyFinished();
        if (!IsCancelRequested) return Error.Conflict("job.cancel_not_requested", "Nobody asked for this job to stop.");

        Cancel(now);
        return Result.Ok();
    }

    /// <summary>A person wants a failed or cancelled job tried again, with the same settings and a full set of attempts.</summary>
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
        ActualCost = null;
        UnknownAmounts = 0;
        Charge = Charge.Pending;
        CompletedAt = null;
        CancelRequestedAt = null;
        ForgivenAttempts = _attempts.Count;
        RaiseUpdated(now);
        return Result.Ok();
    }

    /// <summary>Notes what is set aside for it; the hold itself is kept beside the limits.</summary>
    public void SetAside(Money amount) => Held = amount;

    /// <summary>Notes that its hold is settled.</summary>
    public void ReleaseHold() => Held = null;

    /// <summary>What people call it in codes and sentences: <c>generation</c>.</summary>
    protected abstract string Noun { get; }

    protected abstract void RaiseUpdated(DateTimeOffset now);

    /// <summary>The outputs are safe: the attempt ends well and the cost is settled.</summary>
    protected Result CompleteAttempt(CostReport cost, DateTimeOffset now)
    {
        if (IsFinished) return AlreadyFinished();
        if (OpenAttempt is not { } attempt) return NoOpenAttempt();

        attempt.End(AttemptOutcome.Completed, now, cost: cost);
        Progress = 100;
        Finish(JobStatus.Completed, now);
        return Result.Ok();
    }

    private void Cancel(DateTimeOffset now)
    {
        OpenAttempt?.End(AttemptOutcome.Cancelled, now);
        Finish(JobStatus.Cancelled, now);
    }

    private void Finish(JobStatus status, DateTimeOffset now)
    {
        (ActualCost, UnknownAmounts, Charge) = AttemptTotals.Of(CountedAttempts);
        Status = status;
        Stage = null;
        RetryAt = null;
        CompletedAt = now;
        RaiseUpdated(now);
    }

    private Error AlreadyFinished() =>
        Error.Conflict($"{Noun}.already_finished", $"This {Noun} has already finished ({Status.ToString().ToLowerInvariant()}).");

    private static Error NoOpenAttempt() => Error.Conflict("job.no_open_attempt", "No attempt is under way.");
}
