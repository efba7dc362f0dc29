using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// Work that a provider does, and may charge for. Each try is recorded before the provider is called.
/// </summary>
public abstract partial class ProviderJob : Job
{
    public const int MaxSavingNoticeLength = 300;

    private readonly List<ProviderAttempt> _attempts = [];

    // For EF Core.
    protected ProviderJob() { }

    /// <summary>Asks for work of a model, at the price of this moment.</summary>
    /// <param name="order">Who wants it.</param>
    /// <param name="model">The model that is to do it; the settings were checked against it before.</param>
    /// <param name="expectedCost">What it is expected to cost; null means unknown, never free.</param>
    /// <param name="options">How it may be carried out.</param>
    protected ProviderJob(JobOrder order, ModelDescription model, Money? expectedCost, RoutingOptions options)
        : base(order)
    {
        Provider = model.Provider;
        Model = model.Id;
        RequestedModel = options.RequestedModel;
        Failover = options.Failover;
        Metadata = options.Metadata;
        EstimatedCost = expectedCost;
        ExpectedCost = expectedCost;
    }

    /// <summary>Who is asked, or was asked last: another provider may have taken over.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>The model that is used, or was used last.</summary>
    public string Model { get; private set; } = "";

    /// <summary>
    /// What the request named: a model, a family of models, or <c>auto</c>; null when it named nothing.
    /// </summary>
    public string? RequestedModel { get; private init; }

    /// <summary>Which other providers may take over when one fails.</summary>
    public Failover Failover { get; private init; }

    /// <summary>Why the outputs are made and not yet in the library; null while nothing holds the saving up.</summary>
    public string? SavingNotice { get; private set; }

    /// <summary>The outputs that did not arrive although it completed.</summary>
    public MissingOutputs MissingOutputs { get; private set; } = MissingOutputs.None;

    public IReadOnlyList<ProviderAttempt> Attempts => _attempts;

    /// <summary>The attempt that has not ended; null when there is none.</summary>
    public ProviderAttempt? OpenAttempt => _attempts is [.., { IsOpen: true } last] ? last : null;

    public override string Queue => Provider;

    public override bool IsUnderWay => OpenAttempt is not null;

    /// <summary>The event of its kind that says how it stands now.</summary>
    public abstract JobUpdated ToUpdate(DateTimeOffset now);

    protected override void RaiseUpdated(DateTimeOffset now) => Raise(ToUpdate(now));

    /// <summary>What it makes.</summary>
    public abstract MediaKind OutputKind { get; }

    /// <summary>The attempts since a person last asked for the job.</summary>
    public IEnumerable<ProviderAttempt> CurrentAttempts => _attempts.Skip(AttemptsBeforeRetry);

    /// <summary>Providers that were tried since a person last asked for the job, the present one included.</summary>
    public IReadOnlyCollection<string> TriedProviders =>
        CurrentAttempts.Select(attempt => attempt.Provider).Append(Provider).ToHashSet(StringComparer.Ordinal);

    /// <summary>Takes the job up and records the attempt that is about to be made.</summary>
    /// <param name="now">The time.</param>
    /// <param name="keyOwner">Whose key is used; null where none is needed.</param>
    /// <param name="isFree">True when doing it twice would cost nothing, whatever the price book says.</param>
    /// <param name="connection">Over which connection the provider is asked: its name in the limits and the
    /// health.</param>
    public Result BeginAttempt(
        DateTimeOffset now,
        CredentialScope? keyOwner = null,
        bool isFree = false,
        string connection = ProviderAttempt.PlatformConnection
    )
    {
        if (!IsFinished && OpenAttempt is not null)
            return AttemptOpen();

        var begun = TakeUp(JobStage.Submitting, now);
        if (!begun.Succeeded)
            return begun;

        var expected = isFree ? Money.Zero : ExpectedCost;
        _attempts.Add(ProviderAttempt.Begin(_attempts.Count + 1, Provider, Model, keyOwner, expected, now, connection));
        Changed(now);
        return begun;
    }

    /// <summary>The provider took the job and works on it.</summary>
    public Result AcceptedAs(string providerJobId, DateTimeOffset now)
    {
        if (OpenAttempt is not { } attempt)
            return NoOpenAttempt();

        attempt.Accept(providerJobId);
        Touch(now);
        return Advance(JobStage.Running, Progress, now);
    }

    /// <summary>The attempt failed in a way that another try may mend: the job waits for its turn again.</summary>
    public Result Defer(
        AttemptOutcome outcome,
        string message,
        DateTimeOffset now,
        DateTimeOffset retryAt,
        CostReport? cost = null
    )
    {
        if (OpenAttempt is not { } attempt)
            return NoOpenAttempt();

        attempt.End(outcome, now, message, cost);
        UnknownAmounts = AttemptTotals.Of(CurrentAttempts).UnknownAmounts;
        PutBack(retryAt, now);
        return Result.Ok();
    }

    /// <summary>
    /// The provider was not asked after all: the attempt is taken back, and the job waits for its turn again.
    /// </summary>
    public Result WithdrawAttempt(DateTimeOffset now, DateTimeOffset retryAt)
    {
        if (OpenAttempt is not { } attempt)
            return NoOpenAttempt();
        if (attempt.ProviderJobId is not null)
        {
            return Error.Conflict("job.attempt_accepted", "The provider has taken the job.");
        }

        _attempts.Remove(attempt);
        PutBack(retryAt, now, counts: false);
        return Result.Ok();
    }

    /// <summary>
    /// The worker of the open attempt is gone, and asking the provider again costs nothing: the attempt is closed.
    /// </summary>
    public Result AbandonAttempt(DateTimeOffset now)
    {
        if (OpenAttempt is not { } attempt)
            return NoOpenAttempt();

        attempt.End(AttemptOutcome.Abandoned, now, "The worker stopped before the answer arrived.");
        Touch(now);
        return Result.Ok();
    }

    /// <summary>The job failed for good.</summary>
    public Result Fail(AttemptOutcome outcome, JobFailure failure, DateTimeOffset now, CostReport? cost = null)
    {
        if (IsFinished)
            return AlreadyFinished();

        OpenAttempt?.End(outcome, now, failure.Message, cost);
        Finish(JobStatus.Failed, now, failure);
        return Result.Ok();
    }

    /// <summary>All outputs are stored: the job is done and its cost settled.</summary>
    /// <param name="cost">What it comes to; null when nobody knows.</param>
    /// <param name="reportedCost">What the provider says that it charged; null when it does not say.</param>
    /// <param name="now">The time.</param>
    /// <param name="missing">The outputs that did not arrive; null for none.</param>
    public Result Complete(Money? cost, Money? reportedCost, DateTimeOffset now, MissingOutputs? missing = null)
    {
        if (IsFinished)
            return AlreadyFinished();
        if (OpenAttempt is not { } attempt)
            return NoOpenAttempt();

        attempt.End(AttemptOutcome.Completed, now, cost: new CostReport { Reported = reportedCost, Priced = cost });
        (SavingNotice, MissingOutputs) = (null, missing ?? MissingOutputs.None);
        Finish(JobStatus.Completed, now);
        return Result.Ok();
    }

    /// <summary>
    /// The outputs are made, and something holds up their saving; null when nothing does any more. The same again
    /// raises no event.
    /// </summary>
    public Result HoldUpSaving(string? notice, DateTimeOffset now)
    {
        if (OpenAttempt is null)
            return NoOpenAttempt();
        if (SavingNotice == notice)
            return Result.Ok();

        SavingNotice = notice is null ? null : Text.Truncate(notice, MaxSavingNoticeLength);
        Changed(now);
        return Result.Ok();
    }

    /// <summary>
    /// Another provider's model takes over from the next attempt on. What was asked for stays, and so does the price
    /// that was shown.
    /// </summary>
    /// <param name="model">The model that takes over.</param>
    /// <param name="expectedCost">What it is expected to cost; null when nobody knows.</param>
    /// <param name="now">The time.</param>
    protected Result SwitchModel(ModelDescription model, Money? expectedCost, DateTimeOffset now)
    {
        if (IsFinished)
            return AlreadyFinished();
        if (OpenAttempt is not null)
            return AttemptOpen();

        Provider = model.Provider;
        Model = model.Id;
        ExpectedCost = expectedCost;
        Changed(now);
        return Result.Ok();
    }

    private protected override void Finishing(JobStatus status, DateTimeOffset now)
    {
        if (status == JobStatus.Cancelled)
            OpenAttempt?.End(AttemptOutcome.Cancelled, now);
        (ActualCost, UnknownAmounts, Charge) = AttemptTotals.Of(CurrentAttempts);
    }

    private protected override void Reopened() => (ActualCost, UnknownAmounts, Charge) = (null, 0, Charge.Pending);

    private static Error AttemptOpen() => Error.Conflict("job.attempt_open", "The last attempt has not ended.");
}
