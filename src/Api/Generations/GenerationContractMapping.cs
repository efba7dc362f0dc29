using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;

namespace ImageGenerator.Api.Generations;

/// <summary>Views as the wire has them.</summary>
internal static class GenerationContractMapping
{
    internal static GenerationListResponse ToResponse(this Page<GenerationView> page, IModelCatalog models) =>
        new([.. page.Items.Select(view => new GenerationSummaryResponse(view, models))], page.NextCursor);

    internal static GenerationResponse ToResponse(this GenerationView view, IModelCatalog models) => new(view, models);
}
