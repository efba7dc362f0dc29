using System.Buffers;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Outputs;

/// <summary>Images: they are small enough to be worked on in memory, a few at a time.</summary>
[SingletonService]
internal sealed class ImageMediaProcessor(IImageProcessor processor, IMetadataStripper metadata)
    : IMediaProcessor,
        IDisposable
{
    /// <summary>Bytes that one image may have.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private readonly SemaphoreSlim _places = new(ImagesInMemory);

    /// <summary>
    /// Images in memory at the same time, however many jobs run: the others wait in files, or at the provider's.
    /// </summary>
    internal static int ImagesInMemory => Math.Max(8, Environment.ProcessorCount * 4);

    public MediaKind Kind => MediaKind.Image;

    public async Task<PreparedOutput> PrepareAsync(
        Stream content,
        ExpectedOutputs expected,
        CancellationToken cancellationToken
    )
    {
        await _places.WaitAsync(cancellationToken);
        var place = new Place(_places);
        try
        {
            var received = await ReadAsync(content, cancellationToken);
            return await Task.Run(() => Prepare(received, expected.Format, place), cancellationToken);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    public void Dispose() => _places.Dispose();

    private PreparedOutput Prepare(ReadOnlyMemory<byte> received, OutputFormat format, Place place)
    {
        var (original, facts) = InRequestedFormat(received, format);
        return new PreparedOutput(
            original,
            stored => new AssetFile(
                facts.MediaType,
                facts.Extension,
                facts.Size.Width,
                facts.Size.Height,
                stored.Length,
                stored.Sha256
            ),
            facts.Extension,
            Task.Run(() => MakeRenditions(original)),
            place
        );
    }

    private IReadOnlyList<PreparedRendition> MakeRenditions(ReadOnlyMemory<byte> original)
    {
        var made = processor.MakeRenditions(original, [Asset.PreviewSide, Asset.ThumbnailSide]);
        return
        [
            new PreparedRendition(Rendition.Preview, made[0].Bytes),
            new PreparedRendition(Rendition.Thumbnail, made[1].Bytes),
        ];
    }

    private (ReadOnlyMemory<byte> Bytes, ImageFacts Facts) InRequestedFormat(
        ReadOnlyMemory<byte> received,
        OutputFormat format
    )
    {
        received = processor.WithEndMark(received) ?? received;
        var facts = processor.Probe(received);
        if (facts.MediaType == MediaTypeOf(format) && metadata.Strip(received, MetadataOrigin.Provider) is { } stripped)
        {
            return (stripped, facts);
        }

        var converted = processor.Convert(received, format);
        return (converted.Bytes, converted.Facts);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
            stream.Position = 0; // it may have been read before, to be kept
        var buffer = new ArrayBufferWriter<byte>(
            stream.CanSeek ? (int)Math.Clamp(stream.Length, 1, MaxBytes) : 64 * 1024
        );
        while (await stream.ReadAsync(buffer.GetMemory(), cancellationToken) is > 0 and var read)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > MaxBytes)
                throw new UnreadableImageException($"The image has more than {MaxBytes} bytes.");
        }

        return buffer.WrittenMemory;
    }

    private static string MediaTypeOf(OutputFormat format) =>
        format switch
        {
            OutputFormat.Png => "image/png",
            OutputFormat.Jpeg => "image/jpeg",
            OutputFormat.Webp => "image/webp",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private SemaphoreSlim? _places = places;

        public void Dispose() => Interlocked.Exchange(ref _places, null)?.Release();
    }
}
