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
        routes.MapGet("/models", ListModels).WithName(nameof(ListModels)).WithTags("Models")
            .WithSummary("Lists the models on offer with capabilities and prices")
            .RequireAuthorization(Policies.View).Fails(401);

    private static async Task<Results<Ok<ModelListResponse>, ProblemResult>> ListModels(IMediator mediator, CancellationToken cancellationToken)
    {
        var models = await mediator.Send(new ListModels(), cancellationToken);
        return models.Succeeded
            ? TypedResults.Ok(new ModelListResponse([.. models.Value.Select(ModelResponse.From)]))
            : ProblemResult.FromError(models.Error);
    }
}
