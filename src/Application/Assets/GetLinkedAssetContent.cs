using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Assets;

/// <summary>Opens an asset's original for somebody who has a sealed link to it instead of an account.</summary>
/// <param name="Organization">Whose asset; the scope must work for it.</param>
/// <param name="Id">The asset.</param>
[AllowsAnyone("The sealed link is the proof.")]
public sealed record GetLinkedAssetContent(OrganizationId Organization, Guid Id) : IQuery<AssetContent>;

internal sealed class GetLinkedAssetContentHandler(IAssetReader reader, IBlobStore blobs)
    : IRequestHandler<GetLinkedAssetContent, Result<AssetContent>>
{
    public async Task<Result<AssetContent>> Handle(GetLinkedAssetContent query, CancellationToken cancellationToken) =>
        await reader.FindAsync(new AssetId(query.Id), cancellationToken) is { } asset
            ? await AssetContent.OpenAsync(blobs, query.Organization, asset, Rendition.Original, cancellationToken)
            : AssetErrors.NotFound;
}
