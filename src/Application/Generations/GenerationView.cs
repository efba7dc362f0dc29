using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Generations;

/// <summary>A generation as it is read.</summary>
public sealed record GenerationView : JobView
{
    /// <summary>Every setting, as it is kept.</summary>
    public GenerationSettings Settings { get; init; } = GenerationSettings.None;

    /// <summary>The images so far, by place.</summary>
    public IReadOnlyList<GeneratedImageView> Images { get; init; } = [];

    /// <summary>Unfinished images, by place; only while it runs, and empty in lists.</summary>
    public IReadOnlyList<PartialImageVersion> Partials { get; init; } = [];

    /// <summary>How much longer it will probably take; null when nobody can tell, and in lists.</summary>
    public int? EstimatedSecondsRemaining { get; init; }

    /// <summary>
    /// Why it takes longer than a minute; null for a quick model, for one that has finished, and in lists.
    /// </summary>
    public string? DurationNotice { get; init; }
}
