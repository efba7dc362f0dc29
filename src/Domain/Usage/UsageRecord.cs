using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Usage;

/// <summary>What was done for the money.</summary>
public enum UsageOperation
{
    Generation,
}

/// <summary>Why a line stands in the ledger.</summary>
public enum UsageKind
{
    /// <summary>A job has ended: what it was expected to cost, or what it came to where nothing was expected.</summary>
    Charge,

    /// <summary>What a job came to differs from what the lines before said: the difference.</summary>
    Adjustment,
}

/// <summary>
/// One line of the ledger. The amounts of all lines of a job add up to what it came to. Lines are appended and never edited; every finished job has one, a failed one too, because a
/// failure can cost as well.
/// </summary>
public sealed class UsageRecord
{
    // For the mapper.
    private UsageRecord()
    {
    }

    public UsageRecordId Id { get; private init; }

    public OrganizationId OrganizationId { get; private init; }

    public UserId UserId { get; private init; }

    public JobId JobId { get; private init; }

    public UsageOperation Operation { get; private init; }

    public UsageKind Kind { get; private init; }

    /// <summary>What this line adds to the sum; null when unknown, which is never the same as nothing.</summary>
    public Money? Amount { get; private init; }

    /// <summary>The API key that asked; null when a person did in the browser.</summary>
    public ApiKeyId? ApiKeyId { get; private init; }

    /// <summary>Whose key paid; null where none was needed.</summary>
    public KeyOwner? KeyOwner { get; private init; }

    /// <summary>Tokens that went in, where the provider told; null elsewhere.</summary>
    public int? InputTokens { get; private init; }

    /// <summary>Tokens that came out, where the provider told; null elsewhere.</summary>
    public int? OutputTokens { get; private init; }

    public string Provider { get; private init; } = "";

    public string Model { get; private init; } = "";

    public bool Succeeded { get; private init; }

    /// <summary>Images that were delivered.</summary>
    public int Images { get; private init; }

    /// <summary>What was expected; null when unknown.</summary>
    public Money? EstimatedCost { get; private init; }

    /// <summary>What it came to; null when unknown.</summary>
    public Money? ActualCost { get; private init; }

    /// <summary>Milliseconds from the first attempt to the end; null when there was none.</summary>
    public long? DurationMilliseconds { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>
    /// Writes down what a finished job came to: a charge of what was expected, and the difference as an adjustment. Where nothing
    /// was expected, or nothing was made, the charge is what it came to; where nobody knows that, the charge is unknown.
    /// </summary>
    /// <exception cref="InvalidOperationException">The job has not finished.</exception>
    public static IReadOnlyList<UsageRecord> Settle(Job job, int images, ProviderUsage? usage, DateTimeOffset now)
    {
        if (!job.IsFinished) throw new InvalidOperationException("Only a finished job is settled.");

        // Whatever came to nothing is charged as what it came to: there is no price to be adjusted.
        var expected = job.Status == JobStatus.Completed ? job.EstimatedCost : null;
        if (job.ActualCost is not { } actual || expected is not { } charged || actual == charged)
        {
            return [Line(job, now, UsageKind.Charge, job.ActualCost, images, usage)];
        }

        return
        [
            Line(job, now, UsageKind.Charge, charged, images, usage),
            Line(job, now, UsageKind.Adjustment, actual - charged, images: 0, usage: null),
        ];
    }

    private static UsageRecord Line(Job job, DateTimeOffset now, UsageKind kind, Money? amount, int images, ProviderUsage? usage) => new()
    {
        Id = UsageRecordId.New(),
        OrganizationId = job.OrganizationId,
        UserId = job.CreatedBy,
        ApiKeyId = job.ApiKeyId,
        JobId = job.Id,
        Operation = UsageOperation.Generation,
        Kind = kind,
        Amount = amount,
        Provider = job.Provider,
        Model = job.Model,
        KeyOwner = job.Attempts is [.., { } last] ? last.KeyOwner : null,
        Succeeded = job.Status == JobStatus.Completed,
        Images = images,
        EstimatedCost = job.EstimatedCost,
        ActualCost = job.ActualCost,
        InputTokens = usage?.InputTokens,
        OutputTokens = usage?.OutputTokens,
        DurationMilliseconds = job.StartedAt is { } started ? (long)(now - started).TotalMilliseconds : null,
        CreatedAt = now,
    };
}
