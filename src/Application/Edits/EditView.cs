using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Edits;

/// <summary>An edit as it is read.</summary>
public sealed record EditView
{
    public Guid Id { get; init; }

    public JobStatus Status { get; init; }

    public JobStage? Stage { get; init; }

    public int Progress { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Every setting, in the words of its kind.</summary>
    public required EditSettings Settings { get; init; }

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

    /// <summary>Why the image is made and not yet there; only while it is being saved.</summary>
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

    /// <summary>What came of it, by place.</summary>
    public IReadOnlyList<EditedImageView> Images { get; init; } = [];

    /// <summary>Oldest first; empty in lists.</summary>
    public IReadOnlyList<AttemptView> Attempts { get; init; } = [];

    /// <summary>Jobs before this one; only for a waiting one that is read alone.</summary>
    public int? QueuePosition { get; init; }

    public bool IsFinished => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;
}

/// <summary>An image that an edit made.</summary>
public sealed record EditedImageView
{
    public Guid AssetId { get; init; }

    public Guid EditId { get; init; }

    public int Index { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>The seed that made it; null where none did.</summary>
    public long? Seed { get; init; }

    public string MediaType { get; init; } = "";
}
