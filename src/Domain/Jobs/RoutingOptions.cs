namespace ImageGenerator.Domain.Jobs;

/// <summary>How a job may be carried out, besides its settings.</summary>
public record RoutingOptions
{
    /// <summary>What the request named: a model, a family, or <c>auto</c>.</summary>
    public string? RequestedModel { get; init; }

    public Failover Failover { get; init; }

    /// <summary>What the caller wants to find again on it.</summary>
    public JobMetadata Metadata { get; init; } = JobMetadata.None;
}
