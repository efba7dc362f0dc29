using ImageGenerator.Application.Common;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Uploads;

namespace ImageGenerator.Application.Uploads;

/// <summary>
/// Takes somebody's image into the blob store: believes only what decodes to its last pixel, turns it upright, because
/// providers see pixels and not EXIF, takes out what is no part of the picture, and makes the thumbnail. A few at a
/// time, since each of them is in memory while it is looked at.
/// </summary>
[SingletonService]
internal sealed class UploadStore(IBlobStore blobs, IImageProcessor processor, IMetadataStripper metadata) : IDisposable
{
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    public async Task<Result<AssetFile>> StoreAsync(
        Stream content,
        OrganizationId organization,
        UploadId id,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var bytes = new byte[content.Length];
            content.Position = 0;
            await content.ReadExactlyAsync(bytes, cancellationToken);
            var (image, facts, thumbnail) = await Task.Run(() => Check(bytes), cancellationToken);

            var stored = await WriteAsync(UploadRendition.Original, image);
            await WriteWithOriginalAsync();
            return new AssetFile(
                facts.MediaType,
                facts.Extension,
                facts.Size.Width,
                facts.Size.Height,
                stored.Length,
                stored.Sha256
            );

            async Task<StoredBlob> WriteAsync(UploadRendition rendition, ReadOnlyMemory<byte> written)
            {
                await using var stream = new ReadOnlyMemoryStream(written);
                return await blobs.WriteAsync(KeyOf(rendition), stream, cancellationToken);
            }

            // The thumbnail is the last of it: without it there is nothing of the upload.
            async Task WriteWithOriginalAsync()
            {
                try
                {
                    await WriteAsync(UploadRendition.Thumbnail, thumbnail);
                }
                catch
                {
                    await RemoveAsync(KeyOf(UploadRendition.Original));
                    throw;
                }
            }

            BlobKey KeyOf(UploadRendition rendition) => Upload.KeyOf(rendition, organization, id, now, facts.Extension);
        }
        catch (UnreadableImageException unreadable)
        {
            return UploadErrors.NotAnImage(unreadable.Message);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private (ReadOnlyMemory<byte> Image, ImageFacts Facts, byte[] Thumbnail) Check(byte[] bytes)
    {
        var facts = processor.Probe(bytes);
        if (FormatOf(facts) is not { } format)
            throw new UnreadableImageException("Upload a PNG, JPEG or WebP image.");

        var (image, kept) = Clean(bytes, facts, format);

        // The thumbnail needs every pixel, so a cut file shows itself here.
        return (image, kept, processor.MakeRendition(image, Upload.ThumbnailSide).Bytes);
    }

    private (ReadOnlyMemory<byte> Image, ImageFacts Facts) Clean(byte[] bytes, ImageFacts facts, OutputFormat format)
    {
        if (!facts.NeedsTurning && metadata.Strip(bytes, MetadataOrigin.Upload) is { } stripped)
            return (stripped, facts);

        var upright = processor.Convert(bytes, format);
        return (upright.Bytes, upright.Facts);
    }

    private async Task RemoveAsync(BlobKey key)
    {
        try
        {
            await blobs.DeleteAsync(key, CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            // The clean-up finds it.
        }
    }

    private static OutputFormat? FormatOf(ImageFacts facts) =>
        facts.MediaType switch
        {
            "image/png" => OutputFormat.Png,
            "image/jpeg" => OutputFormat.Jpeg,
            "image/webp" => OutputFormat.Webp,
            _ => null,
        };
}
