using System.Buffers;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// Takes a provider's image into the blob store: reads it with a limit, believes only what decodes, converts it when another
/// format was asked for, and makes the renditions. The library hears of it afterwards, when all of it is safe.
/// </summary>
internal sealed class OutputStore(IBlobStore blobs, IImageProcessor processor) : IDisposable
{
    /// <summary>Bytes that one image may have.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private readonly SemaphoreSlim _places = new(ImagesInMemory);

    /// <summary>Images in memory at the same time, however many jobs run: the others wait in files, or at the provider's.</summary>
    internal static int ImagesInMemory => Math.Max(8, Environment.ProcessorCount * 4);

    /// <exception cref="UnreadableImageException">The bytes are no image that we take.</exception>
    public async Task<StoredOutput> StoreAsync(
        Generation generation, int index, ProviderImage image, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // It may have to be fetched from far away: nobody waits for that.
        await using var content = await image.OpenAsync(cancellationToken);
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await StoreAsync(generation, index, content, image.Seed, now, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<StoredOutput> StoreAsync(
        Generation generation, int index, Stream content, long? usedSeed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = AssetId.New();
        var received = await ReadAsync(content, cancellationToken);
        var (original, facts) = await Task.Run(() => InRequestedFormat(received, generation.Settings.OutputFormat), cancellationToken);

        // The disk takes the original while the processor makes the renditions. Neither outlives the other's failure.
        var rendering = Task.Run(() => processor.MakeRenditions(original, [Asset.PreviewSide, Asset.ThumbnailSide]), cancellationToken);
        var storing = WriteAsync(Rendition.Original, original);
        await Task.WhenAll(storing, rendering);
        var (stored, renditions) = (await storing, await rendering);
        await WriteAsync(Rendition.Preview, renditions[0].Bytes);
        await WriteAsync(Rendition.Thumbnail, renditions[1].Bytes);

        return new StoredOutput(
            id,
            index,
            new AssetFile(facts.MediaType, facts.Extension, facts.Size.Width, facts.Size.Height, stored.Length, stored.Sha256),
            usedSeed is { } seed && Seed.IsValid(seed) ? Seed.From(seed) : generation.Settings.Seed.For(index));

        async Task<StoredBlob> WriteAsync(Rendition rendition, ReadOnlyMemory<byte> bytes)
        {
            await using var file = new ReadOnlyMemoryStream(bytes);
            var key = Asset.KeyOf(rendition, generation.OrganizationId, id, now, facts.Extension);
            return await blobs.WriteAsync(key, file, cancellationToken);
        }
    }

    private (ReadOnlyMemory<byte> Bytes, ImageFacts Facts) InRequestedFormat(ReadOnlyMemory<byte> received, OutputFormat format)
    {
        received = processor.WithEndMark(received) ?? received;
        var facts = processor.Probe(received);
        if (facts.MediaType == MediaTypeOf(format)) return (received, facts);

        var converted = processor.Convert(received, format);
        return (converted.Bytes, converted.Facts);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(stream.CanSeek ? (int)Math.Clamp(stream.Length, 1, MaxBytes) : 64 * 1024);
        while (await stream.ReadAsync(buffer.GetMemory(), cancellationToken) is > 0 and var read)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > MaxBytes) throw new UnreadableImageException($"The image has more than {MaxBytes} bytes.");
        }

        return buffer.WrittenMemory;
    }

    private static string MediaTypeOf(OutputFormat format) => format switch
    {
        OutputFormat.Png => "image/png",
        OutputFormat.Jpeg => "image/jpeg",
        OutputFormat.Webp => "image/webp",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}

/// <summary>An image that is safe in the blob store.</summary>
internal sealed record StoredOutput(AssetId Id, int Index, AssetFile File, Seed Seed);
