using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Generations;

/// <summary>Reads generations of the current organization.</summary>
public interface IGenerationReader
{
    /// <summary>One generation with its images and attempts; null when there is none here.</summary>
    Task<GenerationView?> FindAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>A page, newest first, with images, without attempts.</summary>
    Task<Page<GenerationView>> ListAsync(
        GenerationFilter filter,
        Cursor? after,
        int limit,
        CancellationToken cancellationToken
    );
}

/// <summary>Which generations; every part that is null lets all through.</summary>
public sealed record GenerationFilter
{
    public JobStatus? Status { get; init; }

    /// <summary>Words that the prompt must hold; the last one may be the beginning of a word.</summary>
    public string? Search { get; init; }

    public string? Model { get; init; }

    /// <summary>Made at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before this time.</summary>
    public DateTimeOffset? To { get; init; }
}
