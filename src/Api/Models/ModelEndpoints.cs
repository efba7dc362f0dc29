using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Models;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api.Models;

/// <summary>The catalog.</summary>
internal sealed class ModelEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/models", ListModels)
            .WithName(nameof(ListModels))
            .WithTags("Models")
            .WithSummary("Lists the models on offer with what they can do and what it costs")
            .RequireAuthorization(Policies.View)
            .Fails(400, 401);

    private static async Task<Results<Ok<ModelListResponse>, ProblemResult>> ListModels(
        [AsParameters] ModelListQuery query,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var models = await mediator.Send(new ListModels(query.Operation), cancellationToken);
        return models.Succeeded
            ? TypedResults.Ok(new ModelListResponse([.. models.Value.Select(ModelResponse.From)]))
            : ProblemResult.FromError(models.Error);
    }
}
