using ImageGenerator.Application.Common;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Assets;

/// <summary>Opens an asset's bytes in one of its forms.</summary>
public sealed record GetAssetContent(Guid Id, Rendition Rendition) : IQuery<AssetContent>;

/// <summary>Bytes to be served. Whoever gets it disposes the blob.</summary>
/// <param name="Blob">The open bytes.</param>
/// <param name="MediaType">What they are.</param>
/// <param name="ETag">Strong: it names these very bytes, which never change.</param>
/// <param name="FileName">For saving.</param>
public sealed record AssetContent(BlobContent Blob, string MediaType, string ETag, string FileName);

internal sealed class GetAssetContentHandler(IAssetReader reader, IBlobStore blobs, ICurrentUser user)
    : IRequestHandler<GetAssetContent, Result<AssetContent>>
{
    public async Task<Result<AssetContent>> Handle(GetAssetContent query, CancellationToken cancellationToken)
    {
        var id = new AssetId(query.Id);
        if (await reader.FindAsync(id, cancellationToken) is not { } asset) return AssetErrors.NotFound;

        var key = Asset.KeyOf(query.Rendition, user.OrganizationId, id, asset.CreatedAt, asset.Extension);
        if (await blobs.OpenAsync(key, cancellationToken) is not { } blob)
        {
            throw new InvalidOperationException($"The library has asset {id}, but the store lacks {key}.");
        }

        return query.Rendition == Rendition.Original
            ? new AssetContent(blob, asset.MediaType, asset.Sha256, $"{id}.{asset.Extension}")
            : new AssetContent(blob, "image/webp", $"{asset.Sha256}-{query.Rendition.ToString().ToLowerInvariant()}", $"{id}-{query.Rendition.ToString().ToLowerInvariant()}.webp");
    }
}
