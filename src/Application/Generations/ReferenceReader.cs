using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Uploads;

namespace ImageGenerator.Application.Generations;

/// <summary>Opens uploads and images of the library for providers.</summary>
[ScopedService]
internal sealed class ReferenceReader(
    IUploadRepository uploads,
    IAssetReader assets,
    IBlobStore blobs,
    IImageProcessor processor
) : IReferenceImages
{
    private const string Png = "image/png";

    private static readonly string[] _takenEverywhere = [Png, "image/jpeg", "image/webp"];

    public Task<Result<RequestImage>> OpenAsync(
        OrganizationId organization,
        ReferenceImage reference,
        CancellationToken cancellationToken
    ) => OpenAsync(organization, reference, _takenEverywhere, cancellationToken);

    public Task<Result<RequestImage>> OpenMaskAsync(
        OrganizationId organization,
        ReferenceImage mask,
        CancellationToken cancellationToken
    ) => OpenAsync(organization, mask, [Png], cancellationToken);

    private async Task<Result<RequestImage>> OpenAsync(
        OrganizationId organization,
        ReferenceImage reference,
        IReadOnlyCollection<string> taken,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(organization, reference, cancellationToken) is not { } stored)
        {
            return Error.RuleViolation("reference.not_found", "A reference image is no longer there.", "references");
        }

        return taken.Contains(stored.MediaType)
            ? new RequestImage(stored.MediaType, stored.Size, stored.Bytes, token => OpenAsync(stored, token))
            : await ConvertAsync(stored, cancellationToken);
    }

    private async Task<Stored?> FindAsync(
        OrganizationId organization,
        ReferenceImage reference,
        CancellationToken cancellationToken
    )
    {
        switch (reference.Source)
        {
            case ReferenceSource.Upload:
                return await uploads.FindAsync(new UploadId(reference.Id), cancellationToken) is { } upload
                    ? new Stored(
                        upload.KeyOf(UploadRendition.Original),
                        upload.File.MediaType,
                        upload.Size,
                        upload.File.Bytes
                    )
                    : null;

            case ReferenceSource.Asset:
                var id = new AssetId(reference.Id);
                return await assets.FindAsync(id, cancellationToken) is { } asset
                    ? new Stored(
                        Asset.KeyOf(Rendition.Original, organization, id, asset.CreatedAt, asset.Extension),
                        asset.MediaType,
                        new ImageSize(asset.Width, asset.Height),
                        asset.Bytes
                    )
                    : null;

            default:
                throw new InvalidOperationException($"No source {reference.Source}.");
        }
    }

    private async Task<RequestImage> ConvertAsync(Stored stored, CancellationToken cancellationToken)
    {
        var bytes = new byte[stored.Bytes];
        await using (var stream = await OpenAsync(stored, cancellationToken))
            await stream.ReadExactlyAsync(bytes, cancellationToken);

        var png = await Task.Run(() => processor.Convert(bytes, OutputFormat.Png), cancellationToken);
        return new RequestImage(Png, png.Facts.Size, png.Bytes.Length, _ =>
            Task.FromResult<Stream>(new ReadOnlyMemoryStream(png.Bytes))
        );
    }

    private async Task<Stream> OpenAsync(Stored stored, CancellationToken cancellationToken) =>
        await blobs.OpenAsync(stored.Key, cancellationToken) is { } blob
            ? blob.Content
            : throw new InvalidOperationException($"The store lacks the reference image {stored.Key}.");

    private sealed record Stored(BlobKey Key, string MediaType, ImageSize Size, long Bytes);
}
