using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.Generations;

/// <summary>From prompt to picture.</summary>
internal static class GenerationEndpoints
{
    internal static void MapGenerations(this IEndpointRouteBuilder routes)
    {
        var generations = routes.MapGroup("/generations").WithTags("Generations").Fails(401, 403);
        var create = generations.MapGroup("").RequireAuthorization(Policies.Create);
        var view = generations.MapGroup("").RequireAuthorization(Policies.View);

        create.MapPost("", CreateGeneration).WithName(nameof(CreateGeneration)).WithSummary("Asks for images")
            .WithDescription(
                "Answers 202 with the waiting generation, or 200 with the finished one when `Prefer: wait=n` (1-60 seconds) is sent and it is done in time. " +
                "With an `Idempotency-Key` the same request makes one generation however often it is sent.")
            .Fails(400, 402, 413, 415, 422);
        create.MapPost("/{id:guid}/cancel", CancelGeneration).WithName(nameof(CancelGeneration)).WithSummary("Stops a generation").Fails(404, 409);
        create.MapPost("/{id:guid}/retry", RetryGeneration).WithName(nameof(RetryGeneration)).WithSummary("Tries a failed or cancelled generation again").Fails(402, 404, 409);

        view.MapPost("/estimate", EstimateGeneration).WithName(nameof(EstimateGeneration)).WithSummary("Says what a request would cost; creates nothing").Fails(400, 413, 415, 422);
        view.MapGet("", ListGenerations).WithName(nameof(ListGenerations)).WithSummary("Lists generations, newest first").Fails(400);
        view.MapGet("/{id:guid}", GetGeneration).WithName(nameof(GetGeneration)).WithSummary("Reads one generation with its attempts").Fails(404);
        view.MapGet("/{id:guid}/partials/{index:int}", GetPartialImage).WithName(nameof(GetPartialImage))
            .WithSummary("Serves the latest unfinished form of an image, while its generation runs")
            .Produces<FileResult>(200, "image/webp").Fails(404);
    }

    private static async Task<Results<Accepted<GenerationResponse>, Ok<GenerationResponse>, Refusal>> CreateGeneration(
        GenerationRequest request,
        [FromHeader(Name = Headers.IdempotencyKey)] string? idempotencyKey,
        HttpContext context,
        IMediator mediator,
        IJobWatcher watcher,
        IModelCatalog models,
        CancellationToken cancellationToken)
    {
        var created = await mediator.Send(new CreateGeneration(request.ToInput(), idempotencyKey), cancellationToken);
        if (!created.Succeeded) return Refusal.FromError(created.Error);

        var generation = created.Value.Generation;
        if (created.Value.IsReplay) context.Response.Headers[Headers.IdempotentReplayed] = "true";
        context.Response.Headers.Location = LocationOf(generation.Id);

        if (Headers.PreferredWait(context.Request) is { } wait)
        {
            context.Response.Headers["Preference-Applied"] = $"wait={wait.TotalSeconds:0}";
            await watcher.WaitUntilFinishedAsync(new JobId(generation.Id), wait, cancellationToken);
            var waited = await mediator.Send(new GetGeneration(generation.Id), cancellationToken);
            if (!waited.Succeeded) return Refusal.FromError(waited.Error);
            generation = waited.Value;
        }

        var response = generation.ToResponse(models);
        return generation.IsFinished ? TypedResults.Ok(response) : TypedResults.Accepted(LocationOf(generation.Id), response);
    }

    private static async Task<Results<Ok<EstimateResponse>, Refusal>> EstimateGeneration(
        GenerationRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        var estimate = await mediator.Send(new EstimateGeneration(request.ToInput()), cancellationToken);
        return estimate.Succeeded ? TypedResults.Ok(EstimateResponse.From(estimate.Value)) : Refusal.FromError(estimate.Error);
    }

    private static async Task<Results<Ok<GenerationListResponse>, Refusal>> ListGenerations(
        [AsParameters] GenerationListQuery query, IMediator mediator, IModelCatalog models, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(new ListGenerations(query.ToFilter(), query.Cursor, query.Limit ?? ListLimits.Default), cancellationToken);
        return page.Succeeded
            ? TypedResults.Ok(new GenerationListResponse([.. page.Value.Items.Select(view => view.ToSummary(models))], page.Value.NextCursor))
            : Refusal.FromError(page.Error);
    }

    private static async Task<Results<Ok<GenerationResponse>, Refusal>> GetGeneration(
        Guid id, IMediator mediator, IModelCatalog models, CancellationToken cancellationToken)
    {
        var generation = await mediator.Send(new GetGeneration(id), cancellationToken);
        return generation.Succeeded ? TypedResults.Ok(generation.Value.ToResponse(models)) : Refusal.FromError(generation.Error);
    }

    /// <param name="id">The generation.</param>
    /// <param name="index">The image's place, from 0.</param>
    /// <param name="v">The version that is wanted at least, so that caches do not answer with an older one.</param>
    private static async Task<Results<FileStreamHttpResult, Refusal>> GetPartialImage(
        Guid id, int index, int? v, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var partial = await mediator.Send(new GetPartialImage(id, index), cancellationToken);
        if (!partial.Succeeded) return Refusal.FromError(partial.Error);

        context.Response.Headers.CacheControl = v is null ? "no-store" : "private, max-age=60";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Stream(partial.Value.Content, "image/webp");
    }

    private static async Task<Results<Ok<GenerationResponse>, Refusal>> CancelGeneration(
        Guid id, IMediator mediator, IModelCatalog models, CancellationToken cancellationToken)
    {
        var generation = await mediator.Send(new CancelGeneration(id), cancellationToken);
        return generation.Succeeded ? TypedResults.Ok(generation.Value.ToResponse(models)) : Refusal.FromError(generation.Error);
    }

    private static async Task<Results<Accepted<GenerationResponse>, Refusal>> RetryGeneration(
        Guid id, IMediator mediator, IModelCatalog models, CancellationToken cancellationToken)
    {
        var generation = await mediator.Send(new RetryGeneration(id), cancellationToken);
        return generation.Succeeded
            ? TypedResults.Accepted(LocationOf(id), generation.Value.ToResponse(models))
            : Refusal.FromError(generation.Error);
    }

    private static string LocationOf(Guid id) => $"/api/v1/generations/{id}";
}

/// <summary>Which generations to list.</summary>
public sealed record GenerationListQuery
{
    /// <summary>Only those that stand here.</summary>
    public Choice<JobStatus>? Status { get; init; }

    /// <summary>
    /// Words that the prompt holds, each of them; the last may be the beginning of a word. Case, accents, width and typographic signs make
    /// no difference. Words and signs without a space between them, such as <c>f/1.8</c>, <c>covid-19</c> or <c>100%</c>, are looked for as
    /// they stand. Nothing is an operator: <c>%</c>, <c>_</c>, <c>*</c>, <c>-</c> and <c>AND</c> mean themselves. Signs alone find the
    /// prompts that hold them; without any visible character nothing is searched for. At most 500 characters.
    /// </summary>
    public string? Search { get; init; }

    /// <summary>Only this model's, by id.</summary>
    public string? Model { get; init; }

    /// <summary>Made at or after this time (ISO 8601).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before this time (ISO 8601).</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>Rows per page, 1 to 100; 50 when not given.</summary>
    public int? Limit { get; init; }

    internal GenerationFilter ToFilter() => new() { Status = Status?.Value, Search = Search, Model = Model, From = From, To = To };
}
