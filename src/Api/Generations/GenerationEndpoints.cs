using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.Generations;

/// <summary>From prompt to picture.</summary>
internal sealed class GenerationEndpoints : IEndpointGroup
{
    public void AddServices(IServiceCollection services) => services.AddScoped<JobWait>();

    public void Map(IEndpointRouteBuilder routes)
    {
        var generations = routes.MapGroup("/generations").WithTags("Generations").Fails(401, 403);
        MapCommands(generations.MapGroup("").RequireAuthorization(Policies.Create));
        MapQueries(generations.MapGroup("").RequireAuthorization(Policies.View));
    }

    private static void MapCommands(RouteGroupBuilder create)
    {
        create
            .MapPost("", CreateGeneration)
            .WithName(nameof(CreateGeneration))
            .WithSummary("Asks for images")
            .WithDescription(
                "Answers 202 with the waiting generation, or 200 with the finished one when `Prefer: wait=n` "
                    + "(1-60 seconds) is sent and it is done in time. When it is not, the answer comes after "
                    + "those seconds: 202, with the generation as far as it has come. "
                    + "With an `Idempotency-Key` the same request makes one generation however often it is sent."
            )
            .Fails(400, 402, 413, 415, 422);
        create
            .MapPost("/{id:guid}/cancel", CancelGeneration)
            .WithName(nameof(CancelGeneration))
            .WithSummary("Stops a generation")
            .Fails(404, 409);
        create
            .MapPost("/{id:guid}/retry", RetryGeneration)
            .WithName(nameof(RetryGeneration))
            .WithSummary("Tries a failed or cancelled generation again")
            .Fails(402, 404, 409);
    }

    private static void MapQueries(RouteGroupBuilder view)
    {
        view.MapPost("/estimate", EstimateGeneration)
            .WithName(nameof(EstimateGeneration))
            .WithSummary("Says what a request would cost; creates nothing")
            .Fails(400, 413, 415, 422);
        view.MapGet("", ListGenerations)
            .WithName(nameof(ListGenerations))
            .WithSummary("Lists generations, newest first")
            .Fails(400);
        view.MapGet("/{id:guid}", GetGeneration)
            .WithName(nameof(GetGeneration))
            .WithSummary("Reads one generation with its attempts")
            .Fails(404);
        view.MapGet("/{id:guid}/partials/{index:int}", GetPartialImage)
            .WithName(nameof(GetPartialImage))
            .WithSummary("Serves the latest unfinished form of an image, while its generation runs")
            .Produces<FileResult>(200, "image/webp")
            .Fails(404);
    }

    private static Task<Results<Accepted<GenerationResponse>, Ok<GenerationResponse>, ProblemResult>> CreateGeneration(
        GenerationRequest request,
        [AsParameters] JobCreationCall call
    ) =>
        call.AnswerAsync(
            new CreateGeneration(request.ToInput(), call.IdempotencyKey),
            id => new GetGeneration(id),
            LocationOf,
            GenerationContractMapping.ToResponse
        );

    private static Task<Results<Ok<EstimateResponse>, ProblemResult>> EstimateGeneration(
        EstimateRequest request,
        [AsParameters] JobCall call
    ) => call.OkAsync(new EstimateGeneration(request.ToInput()), (estimate, _) => EstimateResponse.From(estimate));

    private static Task<Results<Ok<GenerationListResponse>, ProblemResult>> ListGenerations(
        [AsParameters] GenerationListQuery query,
        [AsParameters] JobCall call
    ) =>
        call.OkAsync(
            new ListGenerations(query.ToFilter(), query.Cursor, query.Limit ?? ListLimits.Default),
            GenerationContractMapping.ToResponse
        );

    private static Task<Results<Ok<GenerationResponse>, ProblemResult>> GetGeneration(
        Guid id,
        [AsParameters] JobCall call
    ) => call.OkAsync(new GetGeneration(id), GenerationContractMapping.ToResponse);

    /// <param name="id">The generation.</param>
    /// <param name="index">The image's place, from 0.</param>
    /// <param name="v">The version that is wanted at least, so that caches do not answer with an older one.</param>
    private static async Task<Results<FileStreamHttpResult, ProblemResult>> GetPartialImage(
        Guid id,
        [Range(0, Domain.Generations.GenerationRequest.MaxCount - 1)] int index,
        [Range(int.MinValue, int.MaxValue)] int? v,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var partial = await mediator.Send(new GetPartialImage(id, index), cancellationToken);
        if (!partial.Succeeded)
            return ProblemResult.FromError(partial.Error);

        context.Response.Headers.CacheControl = v is null ? "no-store" : "private, max-age=60";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Stream(partial.Value.Content, "image/webp");
    }

    private static Task<Results<Ok<GenerationResponse>, ProblemResult>> CancelGeneration(
        Guid id,
        [AsParameters] JobCall call
    ) => call.OkAsync(new CancelGeneration(id), GenerationContractMapping.ToResponse);

    private static Task<Results<Accepted<GenerationResponse>, ProblemResult>> RetryGeneration(
        Guid id,
        [AsParameters] JobCall call
    ) => call.AcceptedAsync(new RetryGeneration(id), LocationOf(id), GenerationContractMapping.ToResponse);

    private static string LocationOf(Guid id) => $"/api/v1/generations/{id}";
}
