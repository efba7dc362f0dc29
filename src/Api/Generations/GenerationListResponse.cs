namespace ImageGenerator.Api.Generations;

/// <summary>A page of generations.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">For the next page; null on the last one.</param>
public sealed record GenerationListResponse(IReadOnlyList<GenerationSummaryResponse> Items, string? NextCursor);
