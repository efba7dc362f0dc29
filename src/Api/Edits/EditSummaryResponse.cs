using System.Text.Json;
using ImageGenerator.Api.Common;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Edits;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Edits;

/// <summary>An edit in a list: everything but attempts and place in the queue.</summary>
public record EditSummaryResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is done.</summary>
    public required EditKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>What it is doing while it is processing.</summary>
    public required JobStage? Stage { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Progress { get; init; }

    /// <summary>True when somebody asked for it to stop and it has not stopped yet.</summary>
    public required bool CancelRequested { get; init; }

    /// <summary>The image that it starts from. It may have been deleted since.</summary>
    public required EditSourceResponse Source { get; init; }

    /// <summary>
    /// What the image shows: the prompt that was given, or the one that the source was made by; null when there is
    /// none.
    /// </summary>
    public required string? Prompt { get; init; }

    /// <summary>What the image does not show.</summary>
    public required string? NegativePrompt { get; init; }

    /// <summary>The seed; null for models that take none.</summary>
    public required long? Seed { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The model's name.</summary>
    public required string ModelName { get; init; }

    /// <summary>What the request named: a model, a family, or <c>auto</c>.</summary>
    public required string? RequestedModel { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's name.</summary>
    public required string ProviderName { get; init; }

    /// <summary>Which other models may take over.</summary>
    public required Failover Failover { get; init; }

    /// <summary>The file format.</summary>
    public required OutputFormat OutputFormat { get; init; }

    /// <summary>The operation's settings by name.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>
    /// What came of it, with the addresses of the files (<c>url</c>); complete when the status is <c>completed</c>.
    /// </summary>
    public required IReadOnlyList<EditedImageResponse> Images { get; init; }

    /// <summary>What did not arrive although it completed. The provider's charge is for all that it made.</summary>
    public required IReadOnlyList<MissingImageResponse> MissingImages { get; init; }

    /// <summary>
    /// Why the image is made and not yet in the library: the storage is full, say. Only while the stage is
    /// <c>saving</c>.
    /// </summary>
    public required string? SavingNotice { get; init; }

    /// <summary>What the caller noted on it; empty when nothing was.</summary>
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
