using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Assets;

/// <summary>An image came into the library: enough of it to show it without asking for more.</summary>
[EventName("asset.created")]
public sealed record AssetCreated : IDomainEvent
{
    public required OrganizationId OrganizationId { get; init; }

    public required AssetId AssetId { get; init; }

    public required JobId JobId { get; init; }

    /// <summary>What sort of job made it.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>The image's place in its job, from 0.</summary>
    public required int Index { get; init; }

    public required UserId CreatedBy { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    public required string Prompt { get; init; }

    /// <summary>Null where none made it.</summary>
    public required long? Seed { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required string MediaType { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    Guid? IDomainEvent.SubjectId => JobId.Value;

    UserId? IDomainEvent.OwnerId => CreatedBy;

    internal static AssetCreated Of(Asset asset) =>
        new()
        {
            OrganizationId = asset.OrganizationId,
            AssetId = asset.Id,
            JobId = asset.Origin.JobId,
            Kind = asset.Origin.Settings.Kind,
            Index = asset.Origin.Index,
            CreatedBy = asset.Origin.CreatedBy,
            Provider = asset.Origin.Provider,
            Model = asset.Origin.Model,
            Prompt = asset.Origin.Settings.Prompt ?? "",
            Seed = asset.Origin.Seed?.Value,
            Width = asset.File.Width,
            Height = asset.File.Height,
            MediaType = asset.File.MediaType,
            Bytes = asset.File.Bytes,
            OccurredAt = asset.CreatedAt,
        };
}
