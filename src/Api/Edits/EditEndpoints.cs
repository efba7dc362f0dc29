using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Edits;
using Microsoft.AspNetCore.Http.HttpResults;

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

    private static Task<Results<Accepted<EditResponse>, Ok<EditResponse>, ProblemResult>> CreateEdit(
        EditRequest request,
        [AsParameters] JobCreationCall call
    ) =>
        call.AnswerAsync(
            new CreateEdit(request.ToInput(), call.IdempotencyKey),
            id => new GetEdit(id),
            LocationOf,
            EditContractMapping.ToResponse
        );

    private static Task<Results<Ok<EditEstimateResponse>, ProblemResult>> EstimateEdit(
        EditRequest request,
        [AsParameters] JobCall call
    ) => call.OkAsync(new EstimateEdit(request.ToInput()), (estimate, _) => EditEstimateResponse.From(estimate));

    private static Task<Results<Ok<EditListResponse>, ProblemResult>> ListEdits(
        [AsParameters] EditListQuery query,
        [AsParameters] JobCall call
    ) =>
        call.OkAsync(
            new ListEdits(query.ToFilter(), query.Cursor, query.Limit ?? ListLimits.Default),
            EditContractMapping.ToResponse
        );

    private static Task<Results<Ok<EditResponse>, ProblemResult>> GetEdit(Guid id, [AsParameters] JobCall call) =>
        call.OkAsync(new GetEdit(id), EditContractMapping.ToResponse);

    private static Task<Results<Ok<EditResponse>, ProblemResult>> CancelEdit(Guid id, [AsParameters] JobCall call) =>
        call.OkAsync(new CancelEdit(id), EditContractMapping.ToResponse);

    private static Task<Results<Accepted<EditResponse>, ProblemResult>> RetryEdit(
        Guid id,
        [AsParameters] JobCall call
    ) => call.AcceptedAsync(new RetryEdit(id), LocationOf(id), EditContractMapping.ToResponse);

    private static string LocationOf(Guid id) => $"/api/v1/edits/{id}";
}
