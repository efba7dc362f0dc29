using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Generations;

/// <summary>A generation was made, moved on or ended.</summary>
public sealed record GenerationUpdated(
    OrganizationId OrganizationId,
    JobId GenerationId,
    JobStatus Status,
    JobStage? Stage,
    int Progress,
    DateTimeOffset OccurredAt) : IDomainEvent;
