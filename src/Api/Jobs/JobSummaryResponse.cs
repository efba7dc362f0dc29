using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Jobs;

/// <summary>What a list says of every job that makes images, whatever its kind.</summary>
public abstract record JobSummaryResponse : ImageSettings
{
    [SetsRequiredMembers]
    private protected JobSummaryResponse(JobView view, ImageSettings settings, IModelCatalog models)
        : base(settings)
    {
        Id = view.Id;
        Status = view.Status;
        Stage = view.Stage;
        Progress = view.Progress;
        CancelRequested = view.CancelRequested && !view.IsFinished;
        Model = view.Model;
        ModelName = models.NameOf(view.Model);
        RequestedModel = view.RequestedModel;
        Provider = view.Provider;
        ProviderName = models.ProviderNameOf(view.Provider);
        Failover = view.Failover;
        MissingImages = MissingImageResponse.Of(view.MissingOutputs);
        SavingNotice = view.SavingNotice;
        Metadata = view.Metadata.Values;
        Cost = CostResponse.Of(view);
        Failure = FailureResponse.Of(view);
        CreatedBy = new PersonResponse(view.CreatedById, view.CreatedByName);
        CreatedAt = view.CreatedAt;
        UpdatedAt = view.UpdatedAt;
        StartedAt = view.StartedAt;
        CompletedAt = view.CompletedAt;
        RetryAt = view.RetryAt;
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

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The model's name.</summary>
    public required string ModelName { get; init; }

    /// <summary>What the request named: a model, a family, or <c>auto</c>; null when it named nothing.</summary>
    public required string? RequestedModel { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's name.</summary>
    public required string ProviderName { get; init; }

    /// <summary>Which other models may take over.</summary>
    public required Failover Failover { get; init; }

    /// <summary>
    /// Images that were asked for and did not arrive, by place; empty unless the status is <c>completed</c>. The
    /// provider's charge is for all that it made.
    /// </summary>
    public required IReadOnlyList<MissingImageResponse> MissingImages { get; init; }

    /// <summary>
    /// Why the images are made and not yet in the library: the storage is full, say. Only while the stage is
    /// <c>saving</c>.
    /// </summary>
    public required string? SavingNotice { get; init; }

    /// <summary>
    /// What the caller noted on it; <c>droppedParameters</c>: what its model lacks. Empty when nothing was.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>What it costs.</summary>
    public required CostResponse Cost { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public required FailureResponse? Failure { get; init; }

    /// <summary>Who asked.</summary>
    public required PersonResponse CreatedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved on: a new stage, a new percentage, an end.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the first attempt began.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it finished.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the next attempt is due, while a failed one is being waited out.</summary>
    public required DateTimeOffset? RetryAt { get; init; }
}
