using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Assets;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api.Assets;

/// <summary>The library.</summary>
internal sealed class AssetEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var assets = routes.MapGroup("/assets").WithTags("Assets").RequireAuthorization(Policies.View).Fails(401, 403);
        assets
            .MapGet("", ListAssets)
            .WithName(nameof(ListAssets))
            .WithSummary("Lists the library, newest first")
            .Fails(400, 404);
        assets
            .MapGet("/{id:guid}", GetAsset)
            .WithName(nameof(GetAsset))
            .WithSummary("Reads one asset with where it came from and what was made from it")
            .Fails(404);
        assets
            .MapGet("/{id:guid}/content", GetAssetContent)
            .WithName(nameof(GetAssetContent))
            .WithSummary("Serves an asset's bytes; they never change, so they may be cached for good")
            .ServesImages()
            .Fails(400, 404);
    }

    private static async Task<Results<Ok<AssetListResponse>, ProblemResult>> ListAssets(
        [AsParameters] AssetListQuery query,
        IMediator mediator,
        IModelCatalog models,
        CancellationToken cancellationToken
    )
    {
        var page = await mediator.Send(
            new ListAssets(query.ToFilter(), query.Cursor, query.Limit ?? ListLimits.Default),
            cancellationToken
        );
        return page.Succeeded
            ? TypedResults.Ok(
                new AssetListResponse(
                    [.. page.Value.Items.Select(view => view.ToResponse(models))],
                    page.Value.NextCursor
                )
            )
            : ProblemResult.FromError(page.Error);
    }

    private static async Task<Results<Ok<AssetDetailResponse>, ProblemResult>> GetAsset(
        Guid id,
        IMediator mediator,
        IModelCatalog models,
        CancellationToken cancellationToken
    )
    {
        var asset = await mediator.Send(new GetAsset(id), cancellationToken);
        return asset.Succeeded ? TypedResults.Ok(asset.Value.ToResponse(models)) : ProblemResult.FromError(asset.Error);
    }

    /// <param name="id">The asset.</param>
    /// <param name="rendition">Which form; the original when not given.</param>
    /// <param name="download">True to have browsers save it instead of showing it.</param>
    /// <param name="metadata">
    /// <c>include</c> writes prompt, model, seed and generation into the original while it is sent: PNG as the text
    /// <c>parameters</c>, JPEG and WebP as XMP <c>dc:description</c>. <c>none</c> when not given.
    /// </param>
    private static async Task<Results<FileStreamHttpResult, ProblemResult>> GetAssetContent(
        Guid id,
        QueryEnum<Rendition>? rendition,
        bool? download,
        QueryEnum<MetadataChoice>? metadata,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var content = await mediator.Send(
            new GetAssetContent(id, rendition?.Value ?? Rendition.Original, metadata?.Value == MetadataChoice.Include),
            cancellationToken
        );
        return content.Succeeded
            ? Content.Serve(context, content.Value, download == true)
            : ProblemResult.FromError(content.Error);
    }
}
