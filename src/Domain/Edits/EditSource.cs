using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Edits;

/// <summary>
/// The image of the library that an edit starts from. It stays as it is: a result is an image of its own.
/// </summary>
/// <param name="AssetId">Which one.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Format">The format to keep where the model can; PNG for one that no model makes.</param>
public sealed record EditSource(AssetId AssetId, int Width, int Height, OutputFormat Format)
{
    public ImageSize Size => new(Width, Height);
}
