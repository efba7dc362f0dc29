using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Usage;

/// <summary>What was done for the money.</summary>
public enum UsageOperation
{
    Generation,
}

/// <summary>
/// One line of the ledger. Lines are appended and never edited; every finished job has one, a failed one too, because a
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

    /// <summary>Writes down what a finished job came to.</summary>
    /// <exception cref="InvalidOperationException">The job has not finished.</exception>
    public static UsageRecord Of(Job job, int images, DateTimeOffset now)
    {
        if (!job.IsFinished) throw new InvalidOperationException("Only a finished job is settled.");

        return new UsageRecord
        {
            Id = UsageRecordId.New(),
            OrganizationId = job.OrganizationId,
            UserId = job.CreatedBy,
            JobId = job.Id,
            Operation = UsageOperation.Generation,
            Provider = job.Provider,
            Model = job.Model,
            Succeeded = job.Status == JobStatus.Completed,
            Images = images,
            EstimatedCost = job.EstimatedCost,
            ActualCost = job.ActualCost,
            DurationMilliseconds = job.StartedAt is { } started ? (long)(now - started).TotalMilliseconds : null,
            CreatedAt = now,
        };
    }
}
