using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Models;

namespace ImageGenerator.Api.Edits;

/// <summary>An edit.</summary>
public sealed record EditResponse : EditSummaryResponse
{
    [SetsRequiredMembers]
    internal EditResponse(EditView view, IModelCatalog models)
        : base(view, models)
    {
        Attempts = AttemptResponse.Of(view, models);
        QueuePosition = view.QueuePosition;
    }

    /// <summary>Every try at a provider, oldest first.</summary>
    public IReadOnlyList<AttemptResponse> Attempts { get; init; }

    /// <summary>How many jobs are before it, while it waits; 1000 means 1000 or more.</summary>
    public int? QueuePosition { get; init; }
}

/// <summary>A page of edits.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Gets the next page; null on the last one.</param>
public sealed record EditListResponse(IReadOnlyList<EditSummaryResponse> Items, string? NextCursor);
