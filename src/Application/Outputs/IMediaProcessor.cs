using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Outputs;

/// <summary>
/// What is special about one medium: it believes only what decodes, takes foreign metadata out, converts what came in
/// another format than was asked for, and makes the smaller forms that people look at.
/// </summary>
internal interface IMediaProcessor
{
    MediaKind Kind { get; }

    /// <summary>Prepares a file to be stored. What is returned holds a place in memory until it is disposed.</summary>
    /// <param name="content">The bytes as they came; read from their beginning where that can be done.</param>
    /// <param name="expected">What was asked for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="UnreadableImageException">The bytes are nothing that we take.</exception>
    Task<PreparedOutput> PrepareAsync(Stream content, ExpectedOutputs expected, CancellationToken cancellationToken);
}

/// <summary>A file that was checked and is ready to be stored; its smaller forms may still be in the making.</summary>
/// <param name="Original">The file itself.</param>
/// <param name="Describe">What the library keeps about it, once it is stored.</param>
/// <param name="Extension">Without the dot: <c>png</c>.</param>
/// <param name="Renditions">Its smaller forms.</param>
/// <param name="Place">Its place in memory.</param>
internal sealed record PreparedOutput(
    ReadOnlyMemory<byte> Original,
    Func<StoredBlob, AssetFile> Describe,
    string Extension,
    Task<IReadOnlyList<PreparedRendition>> Renditions,
    IDisposable Place
) : IDisposable
{
    public void Dispose() => Place.Dispose();
}

/// <summary>A smaller form of a file.</summary>
internal sealed record PreparedRendition(Rendition Rendition, ReadOnlyMemory<byte> Bytes);
