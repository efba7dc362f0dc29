using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// An image that is decoded from base64 while it arrives, into a temporary file or, where nobody wants it, into
/// nothing.
/// </summary>
internal sealed class BufferedImage(bool isKept) : IDisposable
{
    private readonly Stream _bytes = isKept ? UnlinkedTempFile.Create() : Stream.Null;
    private readonly Base64Decoder _decoder = new();
    private bool _isWhole;

    /// <summary>The image; null when not all of it was base64.</summary>
    /// <param name="seed">The seed that made it, when the provider says.</param>
    public ProviderOutput? ToImage(long? seed) =>
        _isWhole && _bytes.Length > 0 ? new ImageInFile(_bytes) { Seed = seed } : null;

    public void Dispose() => _bytes.Dispose();

    /// <summary>Takes the next characters.</summary>
    internal void Take(ReadOnlySpan<byte> base64) => _decoder.Take(base64, _bytes);

    /// <summary>There are no more.</summary>
    internal void End() => _isWhole = _decoder.End(_bytes);
}
