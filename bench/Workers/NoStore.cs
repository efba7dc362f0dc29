using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Bench.Workers;

/// <summary>Stores nothing: for measuring what is around the images.</summary>
internal sealed class NoStore : IBlobStore
{
    private static readonly StoredBlob _stored = new(70, new string('0', 64));

    public Task<StoredBlob> WriteAsync(BlobKey key, Stream content, CancellationToken cancellationToken) =>
        Task.FromResult(_stored);

    public Task<BlobContent?> OpenAsync(BlobKey key, CancellationToken cancellationToken) =>
        Task.FromResult<BlobContent?>(null);

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken) => Task.CompletedTask;

    public IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<BlobListing>();

    public Task ProbeAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Takes everything for a small PNG.</summary>
internal sealed class NoProcessing : IImageProcessor
{
    private static readonly ImageFacts _facts = new("image/png", "png", new ImageSize(1, 1));
    private static readonly RenderedImage _rendition = new([], _facts);

    public ImageFacts Probe(ReadOnlyMemory<byte> image) => _facts;

    public RenderedImage MakeRendition(ReadOnlyMemory<byte> image, int longSide) => _rendition;

    public IReadOnlyList<RenderedImage> MakeRenditions(ReadOnlyMemory<byte> image, IReadOnlyList<int> longSides) =>
        [.. longSides.Select(_ => _rendition)];

    public RenderedImage Convert(ReadOnlyMemory<byte> image, OutputFormat format) => _rendition;

    public RenderedImage Enlarge(ReadOnlyMemory<byte> image, int factor, OutputFormat format) => _rendition;

    public RenderedImage MaskToAlpha(ReadOnlyMemory<byte> mask) => _rendition;

    public byte[] ReadPixels(ReadOnlyMemory<byte> image, ImageSize size) => [];

    public RenderedImage? MaskOfTransparency(ReadOnlyMemory<byte> image) => null;

    public ReadOnlyMemory<byte>? WithEndMark(ReadOnlyMemory<byte> image) => null;
}
