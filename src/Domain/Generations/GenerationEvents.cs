using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Generations;

/// <summary>A generation was made, moved on, shows newer unfinished images, or ended.</summary>
[EventName("generation.updated")]
public sealed record GenerationUpdated : JobUpdated
{
    /// <summary>For reading it back.</summary>
    public GenerationUpdated() { }

    [SetsRequiredMembers]
    public GenerationUpdated(Generation generation, DateTimeOffset now)
        : base(generation, now) { }
}
