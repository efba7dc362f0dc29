using ImageGenerator.Api.Common;
using ImageGenerator.Api.Events;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Api.Assets;

/// <summary>An image came into the library: what it takes to show it. Read the asset for the rest.</summary>
public sealed record AssetCreatedEvent : IEventContract<AssetCreated>
{
    /// <summary>The asset's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The job that made it.</summary>
    public required Guid JobId { get; init; }

    /// <summary>What sort of job that was: <c>generation</c>, <c>upscale</c>.</summary>
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

    /// <summary>The seed that made it; null when none did.</summary>
    public required long? Seed { get; init; }

    /// <summary>In pixels.</summary>
    public required int Width { get; init; }

    /// <summary>In pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Of the original.</summary>
    public required string MediaType { get; init; }

    /// <summary>Length of the original.</summary>
    public required long Bytes { get; init; }

    /// <summary>Where the original is.</summary>
    public required string Url { get; init; }

    /// <summary>WebP, longer side 1280 pixels at most.</summary>
    public required string PreviewUrl { get; init; }

    /// <summary>WebP, longer side 512 pixels at most.</summary>
    public required string ThumbnailUrl { get; init; }

    /// <summary>The id of the person who asked for it.</summary>
    public required Guid CreatedById { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    static object IEventContract<AssetCreated>.From(AssetCreated happened, IModelCatalog models)
    {
        var urls = AssetUrls.For(happened.AssetId.Value);
        return new AssetCreatedEvent
        {
            Id = happened.AssetId.Value,
            JobId = happened.JobId.Value,
            Kind = happened.Kind.Name,
            GenerationId = happened.Kind == Generation.JobKind ? happened.JobId.Value : null,
            Index = happened.Index,
            Prompt = happened.Prompt,
            Model = happened.Model,
            ModelName = models.NameOf(happened.Model),
            Provider = happened.Provider,
            Seed = happened.Seed,
            Width = happened.Width,
            Height = happened.Height,
            MediaType = happened.MediaType,
            Bytes = happened.Bytes,
            Url = urls.Original,
            PreviewUrl = urls.Preview,
            ThumbnailUrl = urls.Thumbnail,
            CreatedById = happened.CreatedBy.Value,
            OccurredAt = happened.OccurredAt,
        };
    }
}
