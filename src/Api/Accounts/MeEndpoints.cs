using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Accounts;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api.Accounts;

/// <summary>The signed-in person's own account.</summary>
internal sealed class MeEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/me").WithTags("Me").RequireAuthorization(Policies.View).Fails(401);
        me.MapGet("", GetMe).WithName(nameof(GetMe)).WithSummary("Reads one's own account");
        me.MapPatch("", UpdateMe)
            .WithName(nameof(UpdateMe))
            .WithSummary("Changes one's own account")
            .Fails(400, 413, 415);
        me.MapPost("/password", ChangePassword)
            .WithName(nameof(ChangePassword))
            .WithSummary("Changes one's own password and ends one's other sessions")
            .Fails(400, 413, 415, 422, 429);
    }

    private static async Task<Results<Ok<MeResponse>, ProblemResult>> GetMe(
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var me = await mediator.Send(new GetMe(), cancellationToken);
        return me.Succeeded ? TypedResults.Ok(MeResponse.From(me.Value)) : ProblemResult.FromError(me.Error);
    }

    private static async Task<Results<Ok<MeResponse>, ProblemResult>> UpdateMe(
        UpdateMeRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var me = await mediator.Send(new UpdateMe(request.DisplayName), cancellationToken);
        return me.Succeeded ? TypedResults.Ok(MeResponse.From(me.Value)) : ProblemResult.FromError(me.Error);
    }

    private static async Task<Results<NoContent, ProblemResult>> ChangePassword(
        ChangePasswordRequest request,
        HttpContext context,
        SignInSessions sessions,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var me = await mediator.Send(new GetMe(), cancellationToken);
        if (!me.Succeeded)
            return ProblemResult.FromError(me.Error);

        // A browser goes on with a new session, so that a copy of its old cookie is worth nothing. A program keeps its
        // tokens.
        var isBrowser = context.User.Identity?.AuthenticationType == Schemes.Session;
        var origin = sessions.OriginOf(context, me.Value.Email);
        var kept = isBrowser ? null : Principals.SessionOf(context.User);
        var changed = await mediator.Send(
            new ChangePassword(request.CurrentPassword, request.NewPassword, origin, kept),
            cancellationToken
        );
        if (!changed.Succeeded)
            return ProblemResult.FromError(changed.Error);

        if (isBrowser)
            await sessions.StartBrowserAsync(context, changed.Value, me.Value.Email, cancellationToken);
        return TypedResults.NoContent();
    }
}
