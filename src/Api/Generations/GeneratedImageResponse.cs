using ImageGenerator.Api.Common;
using ImageGenerator.Application.Generations;

namespace ImageGenerator.Api.Generations;

/// <summary>An image of a generation.</summary>
/// <param name="AssetId">Its id in the library.</param>
/// <param name="Index">Its place in the generation, from 0.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Seed">The seed that made it.</param>
/// <param name="MediaType">Of the original.</param>
public sealed record GeneratedImageResponse(Guid AssetId, int Index, int Width, int Height, long Seed, string MediaType)
    : AssetFiles(AssetId)
{
    internal static GeneratedImageResponse From(GeneratedImageView image) =>
        new(image.AssetId, image.Index, image.Width, image.Height, image.Seed, image.MediaType);
}
