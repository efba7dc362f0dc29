using System.IO.Compression;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Offline.Art;

namespace ImageGenerator.Infrastructure.Providers.Offline;

/// <summary>Draws a request's images and encodes them, a few at a time so that the machine stays usable.</summary>
internal sealed class OfflineRenderer(IImageProcessor processor, int picturesAtOnce, int threads) : IDisposable
{
    private readonly SemaphoreSlim _places = new(picturesAtOnce, picturesAtOnce);

    /// <param name="request">What was asked for.</param>
    /// <param name="look">A name out of <see cref="ArtStyles.Names"/>.</param>
    /// <param name="index">The image's place in the request, from 0.</param>
    /// <param name="cancellationToken">Gives up the place in the queue, or the drawing.</param>
    public async Task<ProviderOutput> RenderAsync(
        ImageRequest request,
        string look,
        int index,
        CancellationToken cancellationToken
    ) =>
        ProviderOutput.FromBytes(
            await DrawAsync(request, look, index, cancellationToken),
            request.Seed.For(index).Value
        );

    /// <inheritdoc cref="RenderAsync"/>
    /// <returns>The file's bytes.</returns>
    public async Task<byte[]> DrawAsync(
        ImageRequest request,
        string look,
        int index,
        CancellationToken cancellationToken
    )
    {
        var seed = request.Seed.For(index).Value;
        var picture = await Picture.ReadAsync(request, cancellationToken);
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Render(request, picture, look, seed, cancellationToken), cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private byte[] Render(
        ImageRequest request,
        Picture? picture,
        string look,
        long seed,
        CancellationToken cancellationToken
    )
    {
        var canvas = new Canvas(request.Size.Width, request.Size.Height);
        var rgb = new Painter(request.Prompt, seed, look, canvas).Paint(threads, cancellationToken);
        picture?.ShineThrough(rgb, request, processor);
        return request.OutputFormat == OutputFormat.Png
            ? PngEncoder.Encode(rgb, canvas, Label(look, seed), CompressionLevel.Optimal)
            : processor
                .Convert(
                    PngEncoder.Encode(rgb, canvas, Label(look, seed), CompressionLevel.NoCompression),
                    request.OutputFormat
                )
                .Bytes;
    }

    /// <summary>The image that a request wants changed.</summary>
    private sealed record Picture(byte[] Image, byte[]? Mask)
    {
        private const decimal UsualStrength = 0.6m;

        public static async Task<Picture?> ReadAsync(ImageRequest request, CancellationToken cancellationToken) =>
            request.References is [var first, ..]
                ? new Picture(
                    await first.ReadAsync(cancellationToken),
                    request.Mask is { } mask ? await mask.ReadAsync(cancellationToken) : null
                )
                : null;

        public void ShineThrough(byte[] rgb, ImageRequest request, IImageProcessor processor) =>
            Blend.Over(
                rgb,
                processor.ReadPixels(Image, request.Size),
                Mask is null ? [] : processor.ReadPixels(Mask, request.Size),
                request.Strength ?? UsualStrength
            );
    }

    // The file says what it is, wherever it ends up. The prompt stays out: it may be confidential.
    private static KeyValuePair<string, string>[] Label(string look, long seed) =>
        [
            new("Software", "ImageGenerator preview renderer"),
            new(
                "Comment",
                FormattableString.Invariant(
                    $"Preview render by ImageGenerator, drawn without an image model. Look: {look}. Seed: {seed}."
                )
            ),
        ];
}
