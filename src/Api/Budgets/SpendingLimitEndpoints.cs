using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Budgets;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api.Budgets;

/// <summary>How much may be spent, and how much is left.</summary>
internal sealed class SpendingLimitEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var limits = routes.MapGroup("/spending-limits").WithTags("Spending limits").Fails(401, 403);
        var manage = limits.MapGroup("").RequireAuthorization(Policies.Manage);

        manage
            .MapGet("", ListSpendingLimits)
            .WithName(nameof(ListSpendingLimits))
            .WithSummary("Lists every limit of the organization");
        manage
            .MapPut("", SetSpendingLimit)
            .WithName(nameof(SetSpendingLimit))
            .WithSummary("Sets a limit, or changes the one of this scope, subject and period")
            .WithDescription(
                "What was spent in this period, and what is set aside for jobs that have not ended, counts "
                    + "from the start."
            )
            .Fails(400, 404, 413, 415, 422);
        manage
            .MapDelete("/{id:guid}", RemoveSpendingLimit)
            .WithName(nameof(RemoveSpendingLimit))
            .WithSummary("Takes a limit away")
            .Fails(404);

        limits
            .MapGet("/mine", ListMySpendingLimits)
            .WithName(nameof(ListMySpendingLimits))
            .WithSummary("Lists the limits that bind the caller")
            .RequireAuthorization(Policies.View);
    }

    private static async Task<Results<Ok<SpendingLimitListResponse>, ProblemResult>> ListSpendingLimits(
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var limits = await mediator.Send(new ListSpendingLimits(), cancellationToken);
        return limits.Succeeded ? TypedResults.Ok(ListOf(limits.Value)) : ProblemResult.FromError(limits.Error);
    }

    private static async Task<Results<Ok<SpendingLimitListResponse>, ProblemResult>> ListMySpendingLimits(
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var limits = await mediator.Send(new ListMySpendingLimits(), cancellationToken);
        return limits.Succeeded ? TypedResults.Ok(ListOf(limits.Value)) : ProblemResult.FromError(limits.Error);
    }

    private static async Task<Results<Ok<SpendingLimitResponse>, ProblemResult>> SetSpendingLimit(
        SetSpendingLimitRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var limit = await mediator.Send(
            new SetSpendingLimit(request.Scope, request.SubjectId, request.Period, request.Amount),
            cancellationToken
        );
        return limit.Succeeded
            ? TypedResults.Ok(SpendingLimitResponse.From(limit.Value))
            : ProblemResult.FromError(limit.Error);
    }

    private static async Task<Results<NoContent, ProblemResult>> RemoveSpendingLimit(
        Guid id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var removed = await mediator.Send(new RemoveSpendingLimit(id), cancellationToken);
        return removed.Succeeded ? TypedResults.NoContent() : ProblemResult.FromError(removed.Error);
    }

    private static SpendingLimitListResponse ListOf(IReadOnlyList<SpendingLimitView> limits) =>
        new([.. limits.Select(SpendingLimitResponse.From)]);
}
