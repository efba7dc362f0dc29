using System.Text.Json;
using ImageGenerator.Api.Common;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Generations;

/// <summary>A generation in a list: everything but attempts and queue position.</summary>
public record GenerationSummaryResponse : ImageSettings
{
    internal GenerationSummaryResponse(ImageSettings settings)
        : base(settings) { }

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

    /// <summary>What the images show.</summary>
    public required string Prompt { get; init; }

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

    /// <summary>Which other providers may take over.</summary>
    public required Failover Failover { get; init; }

    /// <summary>Of each image, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Of each image, in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>How many images were asked for.</summary>
    public required int Count { get; init; }

    /// <summary>Of the first image; each further one has the next number.</summary>
    public required long Seed { get; init; }

    /// <summary>The file format.</summary>
    public required OutputFormat OutputFormat { get; init; }

    /// <summary>The model's own settings.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>The images that went along, in order.</summary>
    public required IReadOnlyList<ReferenceResponse> References { get; init; }

    /// <summary>The mask that went along.</summary>
    public required ReferenceResponse? Mask { get; init; }

    /// <summary>
    /// The images with the addresses of their files (<c>url</c>), by place; complete when the status is
    /// <c>completed</c>.
    /// </summary>
    public required IReadOnlyList<GeneratedImageResponse> Images { get; init; }

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
    /// Unfinished images, while it runs and its model shows them; empty in lists. <c>generation.updated</c> tells of
    /// newer ones.
    /// </summary>
    public required IReadOnlyList<PartialImageResponse> PartialImages { get; init; }

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
