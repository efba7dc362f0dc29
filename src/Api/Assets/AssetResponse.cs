using System.Text.Json;
using ImageGenerator.Api.Common;
using ImageGenerator.Api.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Assets;

/// <summary>An image of the library, with where it came from.</summary>
public record AssetResponse : ImageSettings
{
    internal AssetResponse(ImageSettings settings)
        : base(settings) { }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The job that made it.</summary>
    public required Guid JobId { get; init; }

    /// <summary>What sort of job that was: <c>generation</c>. More may come.</summary>
    public required string Kind { get; init; }

    /// <summary>The generation that made it; null when a job of another kind did.</summary>
    public required Guid? GenerationId { get; init; }

    /// <summary>Its place in the job, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What it was asked to show.</summary>
    public required string Prompt { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The model's name.</summary>
    public required string ModelName { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>True when it was drawn by a renderer that only previews.</summary>
    public required bool IsPreviewRender { get; init; }

    /// <summary>In pixels.</summary>
    public required int Width { get; init; }

    /// <summary>In pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Of the original.</summary>
    public required string MediaType { get; init; }

    /// <summary>Length of the original.</summary>
    public required long Bytes { get; init; }

    /// <summary>Of the original, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The seed that made it; null when none did.</summary>
    public required long? Seed { get; init; }

    /// <summary>The model's own settings.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>The images that it was made from, in order.</summary>
    public required IReadOnlyList<ReferenceResponse> References { get; init; }

    /// <summary>Its share of the job's cost in dollars; null when unknown.</summary>
    public required decimal? Cost { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Where the original is.</summary>
    public required string Url { get; init; }

    /// <summary>WebP, longer side 1280 pixels at most.</summary>
    public required string PreviewUrl { get; init; }

    /// <summary>WebP, longer side 512 pixels at most.</summary>
    public required string ThumbnailUrl { get; init; }

    /// <summary>Who asked for it.</summary>
    public required PersonResponse CreatedBy { get; init; }

    /// <summary>When it came into the library.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
