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
            var upload = await Task.Run(() => Check(bytes), cancellationToken);
            return await WriteAsync(
                upload,
                rendition => Upload.KeyOf(rendition, organization, id, now, upload.Facts.Extension),
                cancellationToken
            );
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

    private async Task<AssetFile> WriteAsync(
        CheckedUpload upload,
        Func<UploadRendition, BlobKey> keyOf,
        CancellationToken cancellationToken
    )
    {
        var original = keyOf(UploadRendition.Original);
        var stored = await WriteAsync(original, upload.Image, cancellationToken);
        try
        {
            // The thumbnail is the last of it: without it there is nothing of the upload.
            await WriteAsync(keyOf(UploadRendition.Thumbnail), upload.Thumbnail, cancellationToken);
        }
        catch
        {
            await RemoveAsync(original);
            throw;
        }

        var (facts, size) = (upload.Facts, upload.Facts.Size);
        return new AssetFile(facts.MediaType, facts.Extension, size.Width, size.Height, stored.Length, stored.Sha256);
    }

    private async Task<StoredBlob> WriteAsync(
        BlobKey key,
        ReadOnlyMemory<byte> written,
        CancellationToken cancellationToken
    )
    {
        await using var stream = new ReadOnlyMemoryStream(written);
        return await blobs.WriteAsync(key, stream, cancellationToken);
    }

    private CheckedUpload Check(byte[] bytes)
    {
        var facts = processor.Probe(bytes);
        if (FormatOf(facts) is not { } format)
            throw new UnreadableImageException("Upload a PNG, JPEG or WebP image.");

        var (image, kept) = Clean(bytes, facts, format);

        // The thumbnail needs every pixel, so a cut file shows itself here.
        return new CheckedUpload(image, kept, processor.MakeRendition(image, Upload.ThumbnailSide).Bytes);
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

    private sealed record CheckedUpload(ReadOnlyMemory<byte> Image, ImageFacts Facts, byte[] Thumbnail);
}
