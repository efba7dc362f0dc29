using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Edits;

/// <summary>Every setting of an edit, complete and frozen. Each kind derives its own from this.</summary>
public abstract record EditSettings : IJobSettings, IPriceable
{
    public abstract JobKind Kind { get; }

    public EditSource Source { get; init; } = null!;

    /// <summary>What the image shows: the prompt that was given, or the words that the source was made by.</summary>
    public string? Prompt { get; init; }

    /// <summary>True when the prompt was given, and goes to the model.</summary>
    public bool PromptIsGiven { get; init; }

    public string? NegativePrompt { get; init; }

    /// <summary>Null where nothing is random.</summary>
    public Seed? Seed { get; init; }

    /// <summary>True when somebody chose the seed: then only a model that keeps to it will do.</summary>
    public bool SeedIsChosen { get; init; }

    public OutputFormat OutputFormat { get; init; }

    public ModelParameters Parameters { get; init; } = ModelParameters.Empty;

    /// <summary>The size of the result; null where the model has one of its own.</summary>
    public abstract ImageSize? ResultSize { get; }

    public abstract Work ToWork();
}
