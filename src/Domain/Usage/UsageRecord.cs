using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Usage;

/// <summary>Why a line is in the ledger.</summary>
public enum UsageKind
{
    /// <summary>A job has ended: what it was expected to cost, or what it came to where nothing was expected.</summary>
    Charge,

    /// <summary>What a job came to differs from what the lines before said: the difference.</summary>
    Adjustment,
}

/// <summary>
/// One line of the ledger. The amounts of all lines of a job add up to what it came to, so sums go over
/// <see cref="Amount"/> and never over <see cref="ActualCost"/>. Lines are appended and never edited; every finished
/// job has one, a failed one too, because a failure can cost as well.
/// </summary>
public sealed class UsageRecord : ITenantOwned
{
    // For EF Core.
    private UsageRecord() { }

    public UsageRecordId Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    public UserId UserId { get; private init; }

    public JobId JobId { get; private init; }

    /// <summary>What was done for the money: the kind of the job.</summary>
    public JobKind Operation { get; private init; }

    public UsageKind Kind { get; private init; }

    /// <summary>
    /// What this line adds to the sum; null when unknown, which is never the same as nothing. Lines without an amount
    /// are counted beside every sum.
    /// </summary>
    public Money? Amount { get; private init; }

    /// <summary>The API key that asked; null when a person did in the browser.</summary>
    public ApiKeyId? ApiKeyId { get; private init; }

    /// <summary>Whose key paid; null where none was needed.</summary>
    public CredentialScope? KeyOwner { get; private init; }

    /// <summary>Tokens that went in, where the provider told; null elsewhere.</summary>
    public int? InputTokens { get; private init; }

    /// <summary>Tokens that came out, where the provider told; null elsewhere.</summary>
    public int? OutputTokens { get; private init; }

    public string Provider { get; private init; } = "";

    public string Model { get; private init; } = "";

    public bool Succeeded { get; private init; }

    /// <summary>What was delivered, counted in <see cref="Unit"/>.</summary>
    public int Outputs { get; private init; }

    /// <summary>What is counted.</summary>
    public MediaKind Unit { get; private init; }

    /// <summary>What was expected of the whole job; null when unknown.</summary>
    public Money? EstimatedCost { get; private init; }

    /// <summary>What the whole job came to, as far as that is known; null when no amount is.</summary>
    public Money? ActualCost { get; private init; }

    /// <summary>
    /// Milliseconds from the first attempt to the end, or of the one attempt that the line is about; null when there
    /// was none.
    /// </summary>
    public long? DurationMilliseconds { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>
    /// Writes down what a finished job came to: a charge of what was expected, and the difference as an adjustment.
    /// Where nothing was expected, or nothing was made, the charge is what it came to. Each amount that nobody knows is
    /// a line without one. What others had charged before they failed stands under their own names.
    /// </summary>
    /// <exception cref="InvalidOperationException">The job has not finished.</exception>
    public static IReadOnlyList<UsageRecord> Settle(
        ProviderJob job,
        int outputs,
        ProviderUsage? usage,
        DateTimeOffset now
    )
    {
        if (!job.IsFinished)
            throw new InvalidOperationException("Only a finished job is settled.");

        var final = new Share(job.Provider, job.Model, job.Attempts is [.., { } last] ? last.KeyOwner : null)
        {
            Succeeded = job.Status == JobStatus.Completed,
            Outputs = outputs,
            Usage = usage,
            Milliseconds = job.StartedAt is { } started ? (long)(now - started).TotalMilliseconds : null,
        };
        var (here, elsewhere) = Divide(job, final);
        var rest = AttemptTotals.Of(here);
        return
        [
            .. elsewhere
                .Where(attempt => attempt.Cost != Money.Zero)
                .Select(attempt => Line(job, ShareOf(attempt), UsageKind.Charge, attempt.Cost, now)),
            .. ChargesOf(job, final, rest.Known, now),
            .. UnknownOf(job, here, rest, now),
        ];
    }

    private static (List<ProviderAttempt> Here, List<ProviderAttempt> Elsewhere) Divide(ProviderJob job, Share final)
    {
        var attempts = job.CurrentAttempts.ToLookup(attempt =>
            (attempt.Provider, attempt.Model, attempt.KeyOwner) == (final.Provider, final.Model, final.Payer)
        );
        return ([.. attempts[true]], [.. attempts[false]]);
    }

    // Whatever came to nothing is charged as what it came to: there is no price to be adjusted.
    private static IEnumerable<UsageRecord> ChargesOf(ProviderJob job, Share share, Money? cost, DateTimeOffset now)
    {
        var expected = job.Status == JobStatus.Completed ? job.EstimatedCost : null;
        if (cost is not { } actual || expected is not { } charged || actual == charged)
        {
            return [Line(job, share, UsageKind.Charge, cost, now)];
        }

        return
        [
            Line(job, share, UsageKind.Charge, charged, now),
            Line(job, share with { Outputs = 0, Usage = null }, UsageKind.Adjustment, actual - charged, now),
        ];
    }

    // Each amount that nobody knows has a line without one, so that it can be counted; the first line may be one of
    // them already.
    private static IEnumerable<UsageRecord> UnknownOf(
        ProviderJob job,
        List<ProviderAttempt> attempts,
        AttemptTotals totals,
        DateTimeOffset now
    ) =>
        attempts
            .Where(attempt => attempt.IsAmountUnknown)
            .SkipLast(totals.Known is null ? 1 : 0)
            .Select(attempt => Line(job, ShareOf(attempt), UsageKind.Charge, amount: null, now));

    private static Share ShareOf(ProviderAttempt attempt) =>
        new(attempt.Provider, attempt.Model, attempt.KeyOwner)
        {
            Milliseconds = (long?)(attempt.CompletedAt - attempt.StartedAt)?.TotalMilliseconds,
        };

    private static UsageRecord Line(ProviderJob job, Share share, UsageKind kind, Money? amount, DateTimeOffset now) =>
        new()
        {
            Id = UsageRecordId.New(),
            OrganizationId = job.OrganizationId,
            UserId = job.CreatedBy,
            ApiKeyId = job.ApiKeyId,
            JobId = job.Id,
            Operation = job.Kind,
            Kind = kind,
            Amount = amount,
            Provider = share.Provider,
            Model = share.Model,
            KeyOwner = share.Payer,
            Succeeded = share.Succeeded,
            Outputs = share.Outputs,
            Unit = job.OutputKind,
            InputTokens = share.Usage?.InputTokens,
            OutputTokens = share.Usage?.OutputTokens,
            EstimatedCost = job.EstimatedCost,
            ActualCost = job.ActualCost,
            DurationMilliseconds = share.Milliseconds,
            CreatedAt = now,
        };

    /// <summary>What one provider has to do with a job.</summary>
    private sealed record Share(string Provider, string Model, CredentialScope? Payer)
    {
        public bool Succeeded { get; init; }

        public int Outputs { get; init; }

        public ProviderUsage? Usage { get; init; }

        public long? Milliseconds { get; init; }
    }
}
