using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Jobs;

/// <summary>What is read of every job that a provider does, whatever its kind.</summary>
public abstract record JobView
{
    public Guid Id { get; init; }

    public JobStatus Status { get; init; }

    public JobStage? Stage { get; init; }

    public int Progress { get; init; }

    public bool CancelRequested { get; init; }

    public JobMetadata Metadata { get; init; } = JobMetadata.None;

    public string Model { get; init; } = "";

    public string? RequestedModel { get; init; }

    public string Provider { get; init; } = "";

    public Failover Failover { get; init; }

    public decimal? EstimatedCost { get; init; }

    public decimal? ActualCost { get; init; }

    public int UnknownAmounts { get; init; }

    public Charge Charge { get; init; }

    /// <summary>True when an attempt that is under way may have to be paid even if it is cancelled now.</summary>
    public bool MayCharge { get; init; }

    public FailureCode? FailureCode { get; init; }

    public string? FailureMessage { get; init; }

    /// <summary>Whose key the last attempt of a failed one used; null where none was needed.</summary>
    public CredentialScope? FailureKeyOwner { get; init; }

    /// <summary>Why the outputs are made and not yet there; only while they are being saved.</summary>
    public string? SavingNotice { get; init; }

    /// <summary>What did not arrive although it completed.</summary>
    public MissingOutputs MissingOutputs { get; init; } = MissingOutputs.None;

    public Guid CreatedById { get; init; }

    public string CreatedByName { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Oldest first; empty in lists.</summary>
    public IReadOnlyList<AttemptView> Attempts { get; init; } = [];

    /// <summary>Jobs before this one; only for a waiting one that is read alone.</summary>
    public int? QueuePosition { get; init; }

    public bool IsFinished => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;
}
