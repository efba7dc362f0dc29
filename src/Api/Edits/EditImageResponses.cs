using ImageGenerator.Api.Common;
using ImageGenerator.Application.Edits;
using ImageGenerator.Domain.Edits;

namespace ImageGenerator.Api.Edits;

/// <summary>The image that an edit starts from.</summary>
/// <param name="AssetId">Its id in the library.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record EditSourceResponse(Guid AssetId, int Width, int Height) : AssetFiles(AssetId)
{
    internal static EditSourceResponse From(EditSource source) =>
        new(source.AssetId.Value, source.Width, source.Height);
}

/// <summary>An image that an edit made.</summary>
/// <param name="AssetId">Its id in the library.</param>
/// <param name="Index">Its place in the edit, from 0.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Seed">The seed that made it; null where none did.</param>
/// <param name="MediaType">Of the original.</param>
public sealed record EditedImageResponse(Guid AssetId, int Index, int Width, int Height, long? Seed, string MediaType)
    : AssetFiles(AssetId)
{
    internal static EditedImageResponse From(EditedImageView image) =>
        new(image.AssetId, image.Index, image.Width, image.Height, image.Seed, image.MediaType);
}
