using System.Buffers;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// Takes a provider's image into the blob store: reads it with a limit, believes only what decodes, takes foreign metadata out of it,
/// converts it when another format was asked for, and makes the renditions. The library hears of it afterwards, when all of it is safe.
/// </summary>
internal sealed class OutputStore(IBlobStore blobs, IImageProcessor processor, IMetadataStripper metadata) : IDisposable
{
    /// <summary>Bytes that one image may have.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private readonly SemaphoreSlim _places = new(ImagesInMemory);

    /// <summary>Images in memory at the same time, however many jobs run: the others wait in files, or at the provider's.</summary>
    internal static int ImagesInMemory => Math.Max(8, Environment.ProcessorCount * 4);

    /// <summary>Stores an image. It is decoded once, however often the writing has to be tried.</summary>
    /// <param name="generation">Whose image it is.</param>
    /// <param name="image">The image.</param>
    /// <param name="now">The time that its blobs are filed under.</param>
    /// <param name="untilWritable">Called when the storage takes nothing: returns when it is to be tried again, and throws to give up.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="UnreadableImageException">The bytes are no image that we take.</exception>
    public async Task<StoredOutput> StoreAsync(
        Generation generation,
        HeldOutput image,
        DateTimeOffset now,
        Func<StorageUnavailableException, Task> untilWritable,
        CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var received = await ReadAsync(image.Content, cancellationToken);
            var prepared = await Task.Run(() => Prepare(received, generation.Settings.OutputFormat), cancellationToken);
            var id = AssetId.New();
            while (true)
            {
                try
                {
                    return await WriteAsync(generation, id, image, prepared, now, cancellationToken);
                }
                catch (StorageUnavailableException unavailable)
                {
                    await untilWritable(unavailable);
                }
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<StoredOutput> WriteAsync(
        Generation generation, AssetId id, HeldOutput image, Prepared prepared, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = prepared.Facts;

        // The disk takes the original while the processor makes the renditions. Neither outlives the other's failure.
        var rendering = prepared.Renditions;
        var storing = WriteAsync(Rendition.Original, prepared.Original);
        await Task.WhenAll(storing, rendering);
        var (stored, renditions) = (await storing, await rendering);
        await WriteAsync(Rendition.Preview, renditions[0].Bytes);
        await WriteAsync(Rendition.Thumbnail, renditions[1].Bytes);

        return new StoredOutput(
            id,
            image.Index,
            new AssetFile(facts.MediaType, facts.Extension, facts.Size.Width, facts.Size.Height, stored.Length, stored.Sha256),
            image.Seed is { } seed && Seed.IsValid(seed) ? Seed.From(seed) : generation.Settings.Seed.For(image.Index));

        async Task<StoredBlob> WriteAsync(Rendition rendition, ReadOnlyMemory<byte> bytes)
        {
            await using var file = new ReadOnlyMemoryStream(bytes);
            var key = Asset.KeyOf(rendition, generation.OrganizationId, id, now, facts.Extension);
            return await blobs.WriteAsync(key, file, cancellationToken);
        }
    }

    private Prepared Prepare(ReadOnlyMemory<byte> received, OutputFormat format)
    {
        var (original, facts) = InRequestedFormat(received, format);
        return new Prepared(original, facts, Task.Run(() => processor.MakeRenditions(original, [Asset.PreviewSide, Asset.ThumbnailSide])));
    }

    private (ReadOnlyMemory<byte> Bytes, ImageFacts Facts) InRequestedFormat(ReadOnlyMemory<byte> received, OutputFormat format)
    {
        received = processor.WithEndMark(received) ?? received;
        var facts = processor.Probe(received);
        if (facts.MediaType == MediaTypeOf(format) && metadata.Strip(received, MetadataOrigin.Provider) is { } stripped) return (stripped, facts);

        var converted = processor.Convert(received, format);
        return (converted.Bytes, converted.Facts);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream.CanSeek) stream.Position = 0; // it may have been read before, to be kept
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

    /// <summary>What is written; the renditions are still being made.</summary>
    private sealed record Prepared(ReadOnlyMemory<byte> Original, ImageFacts Facts, Task<IReadOnlyList<RenderedImage>> Renditions);
}

/// <summary>An image that is safe in the blob store.</summary>
internal sealed record StoredOutput(AssetId Id, int Index, AssetFile File, Seed Seed);
