using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Generations;

/// <summary>An unfinished image.</summary>
/// <param name="Index">The image's place in its generation, from 0.</param>
/// <param name="Version">Grows with every newer one.</param>
public sealed record PartialImageVersion(int Index, int Version);

/// <summary>A running generation shows unfinished images.</summary>
public sealed record PartialImagesShown(
    OrganizationId OrganizationId,
    JobId GenerationId,
    JobStatus Status,
    JobStage? Stage,
    int Progress,
    IReadOnlyList<PartialImageVersion> Partials,
    DateTimeOffset OccurredAt) : IDomainEvent;
