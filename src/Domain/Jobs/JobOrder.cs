using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Jobs;

/// <summary>Who wants a job, and when.</summary>
/// <param name="OrganizationId">Whose job it is.</param>
/// <param name="CreatedBy">Who asks for it.</param>
/// <param name="Now">The time.</param>
public sealed record JobOrder(OrganizationId OrganizationId, UserId CreatedBy, DateTimeOffset Now)
{
    /// <summary>The API key that asks; null when a person does in the browser.</summary>
    public ApiKeyId? ApiKeyId { get; init; }

    /// <summary>The job that this one is a part of; null for one that stands alone.</summary>
    public JobId? ParentId { get; init; }

    public JobPriority Priority { get; init; } = JobPriority.Normal;

    /// <summary>The earliest time at which a worker may take it; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
