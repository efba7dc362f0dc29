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
        : base(generation, now)
    {
        ArgumentNullException.ThrowIfNull(generation);

        SavingNotice = generation.Stage == JobStage.Saving ? generation.SavingNotice : null;
        MissingImages = generation.MissingOutputs;
    }

    /// <summary>Why the images are made and not yet in the library; only while they are being saved.</summary>
    public required string? SavingNotice { get; init; }

    /// <summary>The images that did not arrive although it completed.</summary>
    public required MissingOutputs MissingImages { get; init; }
}
