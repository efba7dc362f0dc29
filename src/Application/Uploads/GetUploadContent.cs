using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Uploads;
using MediatR;

namespace ImageGenerator.Application.Uploads;

/// <summary>Opens an upload's bytes in one of its forms.</summary>
[Requires(Permission.View)]
public sealed record GetUploadContent(Guid Id, UploadRendition Rendition) : IQuery<AssetContent>;

internal sealed class GetUploadContentHandler(IUploadRepository uploads, IBlobStore blobs)
    : IRequestHandler<GetUploadContent, Result<AssetContent>>
{
    public async Task<Result<AssetContent>> Handle(GetUploadContent query, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(new UploadId(query.Id), cancellationToken) is not { } upload)
            return UploadErrors.NotFound;

        var key = upload.KeyOf(query.Rendition);
        if (await blobs.OpenAsync(key, cancellationToken) is not { } blob)
        {
            throw new InvalidOperationException($"There is an upload {upload.Id}, but the store lacks {key}.");
        }

        return query.Rendition == UploadRendition.Original
            ? new AssetContent(blob, upload.File.MediaType, upload.File.Sha256, $"{upload.Id}.{upload.File.Extension}")
            : new AssetContent(blob, "image/webp", $"{upload.File.Sha256}-thumbnail", $"{upload.Id}-thumbnail.webp");
    }
}
