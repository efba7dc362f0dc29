using ImageGenerator.Application.Media;

namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>
/// Tells the containers apart by their first bytes and has each of them cleaned by the one that knows it.
/// </summary>
internal sealed class MetadataStripper : IMetadataStripper
{
    public ReadOnlyMemory<byte>? Strip(ReadOnlyMemory<byte> image, MetadataOrigin origin)
    {
        var bytes = image.Span;
        var kept = new KeptParts(image);
        var followed = bytes switch
        {
            _ when PngContainer.Is(bytes) => PngContainer.TryKeep(bytes, origin, kept),
            _ when JpegContainer.Is(bytes) => JpegContainer.TryKeep(bytes, origin, kept),
            _ when WebpContainer.Is(bytes) => WebpContainer.TryKeep(bytes, origin, kept),
            _ => false,
        };
        return followed ? kept.ToImage() : (ReadOnlyMemory<byte>?)null; // a plain null would become an empty image
    }
}
