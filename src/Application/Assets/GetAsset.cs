using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Assets;

/// <summary>Reads one asset with where it came from.</summary>
[Requires(Permission.View)]
public sealed record GetAsset(Guid Id) : IQuery<AssetView>;

internal sealed class GetAssetHandler(IAssetReader reader) : IRequestHandler<GetAsset, Result<AssetView>>
{
    public async Task<Result<AssetView>> Handle(GetAsset query, CancellationToken cancellationToken) =>
        await reader.FindAsync(new AssetId(query.Id), cancellationToken) is { } asset ? asset : AssetErrors.NotFound;
}

internal static class AssetErrors
{
    internal static readonly Error NotFound = Error.NotFound("asset.not_found", "There is no such asset.");
}
