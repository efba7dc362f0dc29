using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Api.Jobs;

/// <summary>Where a job stands: all of it but what was asked for, its images and its attempts.</summary>
public abstract record JobUpdatedEvent
{
    [SetsRequiredMembers]
    private protected JobUpdatedEvent(JobUpdated happened, IModelCatalog models)
    {
        Id = happened.JobId.Value;
        Status = happened.Status;
        Stage = happened.Stage;
        Progress = happened.Progress;
        CancelRequested = happened.IsCancelRequested;
        Model = happened.Model;
        ModelName = models.NameOf(happened.Model);
        Provider = happened.Provider;
        ProviderName = models.ProviderNameOf(happened.Provider);
        Attempts = happened.Attempts;
        Cost = CostResponse.Of(happened);
        Failure = FailureResponse.Of(happened.Failure, happened.FailureKeyOwner);
        SavingNotice = happened.SavingNotice;
        MissingImages = MissingImageResponse.Of(happened.MissingImages);
        CreatedById = happened.CreatedBy.Value;
        CreatedAt = happened.CreatedAt;
        StartedAt = happened.StartedAt;
        CompletedAt = happened.CompletedAt;
        RetryAt = happened.RetryAt;
        OccurredAt = happened.OccurredAt;
    }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>What it is doing while it is processing.</summary>
    public required JobStage? Stage { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Progress { get; init; }

    /// <summary>True when somebody asked for it to stop and it has not stopped yet.</summary>
    public required bool CancelRequested { get; init; }

    /// <summary>The id of the model that is used; another one may have been used instead of the one before.</summary>
    public required string Model { get; init; }

    /// <summary>The model's name.</summary>
    public required string ModelName { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's name.</summary>
    public required string ProviderName { get; init; }

    /// <summary>How many attempts were made.</summary>
    public required int Attempts { get; init; }

    /// <summary>What it costs.</summary>
    public required CostResponse Cost { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public required FailureResponse? Failure { get; init; }

    /// <summary>Why the images are made and not yet in the library. Only while the stage is <c>saving</c>.</summary>
    public required string? SavingNotice { get; init; }

    /// <summary>Images that did not arrive, by place; empty unless the status is <c>completed</c>.</summary>
    public required IReadOnlyList<MissingImageResponse> MissingImages { get; init; }

    /// <summary>The id of the person who asked.</summary>
    public required Guid CreatedById { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the first attempt began.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it finished.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the next attempt is due, while a failed one is being waited out.</summary>
    public required DateTimeOffset? RetryAt { get; init; }

    /// <summary>When it happened. An event that is older than one that was seen has been overtaken.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
