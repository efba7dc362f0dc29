using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;

namespace ImageGenerator.Api.Generations;

/// <summary>A generation.</summary>
public sealed record GenerationResponse : GenerationSummaryResponse
{
    [SetsRequiredMembers]
    internal GenerationResponse(GenerationView view, IModelCatalog models)
        : base(view, models)
    {
        Attempts = AttemptResponse.Of(view, models);
        QueuePosition = view.QueuePosition;
        EstimatedSecondsRemaining = view.EstimatedSecondsRemaining;
        DurationNotice = view.DurationNotice;
    }

    /// <summary>Every try at a provider, oldest first.</summary>
    public IReadOnlyList<AttemptResponse> Attempts { get; init; }

    /// <summary>How many jobs are before it, while it waits; 1000 means 1000 or more.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>How many seconds it will probably still take; null when nobody can tell.</summary>
    public int? EstimatedSecondsRemaining { get; init; }

    /// <summary>
    /// Why it may take longer than a minute, while it is not finished: <c>This model usually takes about 2 minutes.</c>
    /// Null for a quick model.
    /// </summary>
    public string? DurationNotice { get; init; }
}
