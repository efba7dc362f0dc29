using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Models;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.Edits;

/// <summary>From one picture to another.</summary>
internal sealed class EditEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var edits = routes.MapGroup("/edits").WithTags("Edits").Fails(401, 403);
        var create = edits.MapGroup("").RequireAuthorization(Policies.Create);
        var view = edits.MapGroup("").RequireAuthorization(Policies.View);

        create
            .MapPost("", CreateEdit)
            .WithName(nameof(CreateEdit))
            .WithSummary("Asks for a change to an image")
            .WithDescription(
                "`upscale` makes an image larger. Answers 202 with the waiting edit, or 200 with the finished one when "
                    + "`Prefer: wait=n` (1-60 seconds) is sent and it is done in time. "
                    + "With an `Idempotency-Key` the same request makes one edit however often it is sent."
            )
            .Fails(400, 402, 413, 415, 422);
        create
            .MapPost("/{id:guid}/cancel", CancelEdit)
            .WithName(nameof(CancelEdit))
            .WithSummary("Stops an edit")
            .Fails(404, 409);
        create
            .MapPost("/{id:guid}/retry", RetryEdit)
            .WithName(nameof(RetryEdit))
            .WithSummary("Tries a failed or cancelled edit again")
            .Fails(402, 404, 409);

        view.MapPost("/estimate", EstimateEdit)
            .WithName(nameof(EstimateEdit))
            .WithSummary("Says what an edit would cost and make; creates nothing")
            .Fails(400, 413, 415, 422);
        view.MapGet("", ListEdits).WithName(nameof(ListEdits)).WithSummary("Lists edits, newest first").Fails(400);
        view.MapGet("/{id:guid}", GetEdit)
            .WithName(nameof(GetEdit))
            .WithSummary("Reads one edit with its attempts")
            .Fails(404);
    }

    private static async Task<Results<Accepted<EditResponse>, Ok<EditResponse>, ProblemResult>> CreateEdit(
        EditRequest request,
        [FromHeader(Name = Headers.IdempotencyKey), Length(1, IdempotencyKey.MaxLength)] string? idempotencyKey,
        HttpContext context,
        IMediator mediator,
        JobWait waiting,
        IModelCatalog models,
        CancellationToken cancellationToken
    )
    {
        var call = JobCreationCall.Begin(context, waiting);
        var created = await mediator.Send(new CreateEdit(request.ToInput(), idempotencyKey), cancellationToken);
        if (!created.Succeeded)
            return ProblemResult.FromError(created.Error);

        var (made, isReplay) = created.Value;
        var (location, read) = (LocationOf(made.Id), new GetEdit(made.Id));
        var edit = await call.UntilDueAsync(made, isReplay, location, read, cancellationToken);
        var response = edit.ToResponse(models);
        return edit.IsFinished ? TypedResults.Ok(response) : TypedResults.Accepted(location, response);
    }

    private static async Task<Results<Ok<EditEstimateResponse>, ProblemResult>> EstimateEdit(
        EditRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var estimate = await mediator.Send(new EstimateEdit(request.ToInput()), cancellationToken);
        return estimate.Succeeded
            ? TypedResults.Ok(EditEstimateResponse.From(estimate.Value))
            : ProblemResult.FromError(estimate.Error);
    }

    private static async Task<Results<Ok<EditListResponse>, ProblemResult>> ListEdits(
        [AsParameters] EditListQuery query,
        IMediator mediator,
        IModelCatalog models,
        CancellationToken cancellationToken
    )
    {
        var page = await mediator.Send(
            new ListEdits(query.ToFilter(), query.Cursor, query.Limit ?? ListLimits.Default),
            cancellationToken
        );
        return page.Succeeded
            ? TypedResults.Ok(
                new EditListResponse(
                    [.. page.Value.Items.Select(view => view.ToSummary(models))],
                    page.Value.NextCursor
                )
            )
            : ProblemResult.FromError(page.Error);
    }

    private static async Task<Results<Ok<EditResponse>, ProblemResult>> GetEdit(
        Guid id,
        IMediator mediator,
        IModelCatalog models,
        CancellationToken cancellationToken
    )
    {
        var edit = await mediator.Send(new GetEdit(id), cancellationToken);
        return edit.Succeeded ? TypedResults.Ok(edit.Value.ToResponse(models)) : ProblemResult.FromError(edit.Error);
    }

    private static async Task<Results<Ok<EditResponse>, ProblemResult>> CancelEdit(
        Guid id,
        IMediator mediator,
        IModelCatalog models,
        CancellationToken cancellationToken
    )
    {
        var edit = await mediator.Send(new CancelEdit(id), cancellationToken);
        return edit.Succeeded ? TypedResults.Ok(edit.Value.ToResponse(models)) : ProblemResult.FromError(edit.Error);
    }

    private static async Task<Results<Accepted<EditResponse>, ProblemResult>> RetryEdit(
        Guid id,
        IMediator mediator,
        IModelCatalog models,
        CancellationToken cancellationToken
    )
    {
        var edit = await mediator.Send(new RetryEdit(id), cancellationToken);
        return edit.Succeeded
            ? TypedResults.Accepted(LocationOf(id), edit.Value.ToResponse(models))
            : ProblemResult.FromError(edit.Error);
    }

    private static string LocationOf(Guid id) => $"/api/v1/edits/{id}";
}
