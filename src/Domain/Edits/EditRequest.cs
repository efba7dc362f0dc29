using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Edits;

/// <summary>What somebody asks for, before it is validated against a model.</summary>
public sealed record EditRequest
{
    public required EditSource Source { get; init; }

    /// <summary>
    /// The words that the source was made by: the result is found by them too. Null when it has none.
    /// </summary>
    public string? SourcePrompt { get; init; }

    /// <summary>Only for models that take one.</summary>
    public string? Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    /// <summary>Null lets the product choose one where the model takes one.</summary>
    public Seed? Seed { get; init; }

    /// <summary>Null keeps the source's where the model can.</summary>
    public OutputFormat? OutputFormat { get; init; }

    public ModelParameters Parameters { get; init; } = ModelParameters.Empty;
}
