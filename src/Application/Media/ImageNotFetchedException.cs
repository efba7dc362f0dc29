namespace ImageGenerator.Application.Media;

/// <summary>
/// The image was made and could not be fetched from where it lies. Unlike an image that cannot be decoded, it may be
/// had later.
/// </summary>
public sealed class ImageNotFetchedException : UnreadableImageException
{
    public ImageNotFetchedException(string message)
        : base(message) { }

    public ImageNotFetchedException(string message, Exception inner)
        : base(message, inner) { }

    public ImageNotFetchedException() { }

    /// <summary>True when this address has nothing any more: only a fresh one may help.</summary>
    public bool IsGone { get; init; }
}
