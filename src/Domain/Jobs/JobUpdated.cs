using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// A job of any kind was made, moved on or ended. It holds the job's whole state except what it was asked for and what
/// it made, so that whoever shows the job need not read it again. Each kind has an event of its own name.
/// </summary>
public abstract record JobUpdated : IDomainEvent
{
    protected JobUpdated() { }

    [SetsRequiredMembers]
    protected JobUpdated(ProviderJob job, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(job);

        OrganizationId = job.OrganizationId;
        JobId = job.Id;
        CreatedBy = job.CreatedBy;
        Status = job.Status;
        Stage = job.Stage;
        Progress = job.Progress;
        IsCancelRequested = job.IsCancelRequested && !job.IsFinished;
        Provider = job.Provider;
        Model = job.Model;
        Attempts = job.AttemptCount;
        EstimatedCost = job.EstimatedCost;
        ActualCost = job.ActualCost;
        UnknownAmounts = job.UnknownAmounts;
        Charge = job.Charge;
        MayCharge = job.ExpectedCost != Money.Zero;
        Failure = job.Failure;
        FailureKeyOwner = job.Failure is not null && job.Attempts is [.., var last] ? last.KeyOwner : null;
        SavingNotice = job.Stage == JobStage.Saving ? job.SavingNotice : null;
        MissingImages = job.MissingOutputs;
        CreatedAt = job.CreatedAt;
        StartedAt = job.StartedAt;
        CompletedAt = job.CompletedAt;
        RetryAt = job.RetryAt;
        OccurredAt = now;
    }

    public required OrganizationId OrganizationId { get; init; }

    public required JobId JobId { get; init; }

    public required UserId CreatedBy { get; init; }

    public required JobStatus Status { get; init; }

    /// <summary>Null unless the job is processing.</summary>
    public required JobStage? Stage { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Progress { get; init; }

    /// <summary>True when somebody asked for it to stop and it has not stopped yet.</summary>
    public required bool IsCancelRequested { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>How many attempts were made.</summary>
    public required int Attempts { get; init; }

    public required Money? EstimatedCost { get; init; }

    public required Money? ActualCost { get; init; }

    public required int UnknownAmounts { get; init; }

    public required Charge Charge { get; init; }

    /// <summary>False when it is known that the work costs nothing.</summary>
    public required bool MayCharge { get; init; }

    public required JobFailure? Failure { get; init; }

    /// <summary>Whose key the last attempt of a failed one used; null where none was needed.</summary>
    public required CredentialScope? FailureKeyOwner { get; init; }

    /// <summary>Why the images are made and not yet in the library; only while they are being saved.</summary>
    public required string? SavingNotice { get; init; }

    /// <summary>The images that did not arrive although it completed.</summary>
    public required MissingOutputs MissingImages { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the next attempt is due, while a failed one is being waited out.</summary>
    public required DateTimeOffset? RetryAt { get; init; }

    /// <summary>The latest unfinished images, all of them; only in the events that tell of newer ones.</summary>
    public IReadOnlyList<PartialImageVersion>? Partials { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    Guid? IDomainEvent.SubjectId => JobId.Value;

    UserId? IDomainEvent.OwnerId => CreatedBy;
}
