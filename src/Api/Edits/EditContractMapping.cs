using ImageGenerator.Application.Common;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Models;

namespace ImageGenerator.Api.Edits;

/// <summary>Views as the wire has them.</summary>
internal static class EditContractMapping
{
    internal static EditListResponse ToResponse(this Page<EditView> page, IModelCatalog models) =>
        new([.. page.Items.Select(view => new EditSummaryResponse(view, models))], page.NextCursor);

    internal static EditResponse ToResponse(this EditView view, IModelCatalog models) => new(view, models);
}
