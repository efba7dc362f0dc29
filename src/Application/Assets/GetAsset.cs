using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Assets;

/// <summary>Reads one asset with where it came from and what was made from it.</summary>
[Requires(Permission.View)]
public sealed record GetAsset(Guid Id) : IQuery<AssetDetail>
{
    /// <summary>Those made from it that come along; a list holds the rest.</summary>
    public const int MostDerived = 50;
}

internal sealed class GetAssetHandler(IAssetReader reader) : IRequestHandler<GetAsset, Result<AssetDetail>>
{
    public async Task<Result<AssetDetail>> Handle(GetAsset query, CancellationToken cancellationToken)
    {
        var id = new AssetId(query.Id);
        if (await reader.FindAsync(id, cancellationToken) is not { } asset)
            return AssetErrors.NotFound;

        return new AssetDetail(asset, await reader.FindLineageAsync(id, GetAsset.MostDerived, cancellationToken));
    }
}

internal static class AssetErrors
{
    internal static readonly Error NotFound = Error.NotFound("asset.not_found", "There is no such asset.");
}
