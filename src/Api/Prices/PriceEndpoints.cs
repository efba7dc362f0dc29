using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Prices;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api.Prices;

/// <summary>The price book, for whoever operates the installation.</summary>
internal sealed class PriceEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var prices = routes
            .MapGroup("/admin/prices")
            .WithTags("Administration")
            .RequireAuthorization(Policies.Operate)
            .Fails(401, 403);
        prices
            .MapGet("", ListPrices)
            .WithName(nameof(ListPrices))
            .WithSummary("Lists prices by model, the latest first")
            .Fails(400);
        prices
            .MapPost("", AddPrice)
            .WithName(nameof(AddPrice))
            .WithSummary("Enters what a model costs from a day on; earlier prices stay")
            .Fails(400, 413, 415, 422);
    }

    private static async Task<Results<Ok<ModelPriceListResponse>, ProblemResult>> ListPrices(
        [MaxLength(ModelRules.MaxNameLength)] string? model,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var prices = await mediator.Send(new ListPrices(model), cancellationToken);
        return prices.Succeeded
            ? TypedResults.Ok(new ModelPriceListResponse([.. prices.Value.Select(ModelPriceResponse.From)]))
            : ProblemResult.FromError(prices.Error);
    }

    private static async Task<Results<Created<ModelPriceResponse>, ProblemResult>> AddPrice(
        AddPriceRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var added = await mediator.Send(request.ToCommand(), cancellationToken);
        return added.Succeeded
            ? TypedResults.Created(
                $"/api/v1/admin/prices?model={Uri.EscapeDataString(added.Value.Line.Model)}",
                ModelPriceResponse.From(added.Value)
            )
            : ProblemResult.FromError(added.Error);
    }
}
