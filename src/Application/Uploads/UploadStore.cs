using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Uploads;

namespace ImageGenerator.Application.Uploads;

/// <summary>
/// Takes somebody's image into the blob store: believes only what decodes to its last pixel, turns it upright, because providers
/// see pixels and not EXIF, and makes the thumbnail. A few at a time, since each of them is in memory while it is looked at.
/// </summary>
internal sealed class UploadStore(IBlobStore blobs, IImageProcessor processor) : IDisposable
{
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    public async Task<Result<AssetFile>> StoreAsync(
        Stream content, OrganizationId organization, UploadId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var bytes = new byte[content.Length];
            content.Position = 0;
            await content.ReadExactlyAsync(bytes, cancellationToken);
            var (image, facts, thumbnail) = await Task.Run(() => Check(bytes), cancellationToken);

            var stored = await WriteAsync(UploadRendition.Original, image);
            await WriteAsync(UploadRendition.Thumbnail, thumbnail);
            return new AssetFile(facts.MediaType, facts.Extension, facts.Size.Width, facts.Size.Height, stored.Length, stored.Sha256);

            async Task<StoredBlob> WriteAsync(UploadRendition rendition, ReadOnlyMemory<byte> written)
            {
                await using var stream = new ReadOnlyMemoryStream(written);
                return await blobs.WriteAsync(Upload.KeyOf(rendition, organization, id, now, facts.Extension), stream, cancellationToken);
            }
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
        if (FormatOf(facts) is not { } format) throw new UnreadableImageException("Upload a PNG, JPEG or WebP image.");

        // The thumbnail needs every pixel, so a cut file shows itself here.
        var thumbnail = processor.MakeRendition(bytes, Upload.ThumbnailSide).Bytes;
        if (!facts.NeedsTurning) return (bytes, facts, thumbnail);

        var upright = processor.Convert(bytes, format);
        return (upright.Bytes, upright.Facts, thumbnail);
    }

    private static OutputFormat? FormatOf(ImageFacts facts) => facts.MediaType switch
    {
        "image/png" => OutputFormat.Png,
        "image/jpeg" => OutputFormat.Jpeg,
        "image/webp" => OutputFormat.Webp,
        _ => null,
    };
}
