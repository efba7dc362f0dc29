using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api.Accounts;

/// <summary>Registering, signing in and out, and tokens for programs.</summary>
internal sealed class AuthEndpoints : IEndpointGroup
{
    private static readonly Error _notARefreshToken = new(
        AccountRules.WrongPassword,
        "The refresh token is not valid any more. Sign in again.",
        ErrorKind.Unauthenticated
    );

    public void Map(IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").WithTags("Auth").AllowAnonymous();
        auth.MapGet("/registration", GetRegistration)
            .WithName(nameof(GetRegistration))
            .WithSummary("Says whether an account can be made now");
        auth.MapPost("/register", Register)
            .WithName(nameof(Register))
            .WithSummary("Makes an account that owns a new organization, and signs it in")
            .Fails(400, 403, 409, 413, 415, 429);
        auth.MapPost("/login", Login)
            .WithName(nameof(Login))
            .WithSummary("Signs in with a session cookie")
            .Fails(400, 401, 413, 415, 429);
        auth.MapPost("/logout", Logout)
            .WithName(nameof(Logout))
            .WithSummary("Ends the session of this browser, or of the bearer token that is sent");
        auth.MapPost("/token", CreateToken)
            .WithName(nameof(CreateToken))
            .WithSummary("Answers a bearer token and a refresh token")
            .Fails(400, 401, 413, 415, 429);
        auth.MapPost("/refresh", RefreshToken)
            .WithName(nameof(RefreshToken))
            .WithSummary("Renews the tokens")
            .WithDescription(
                "A refresh token is good once; the answer brings the next one. When the answer is lost, the "
                    + "same token may be sent "
                    + "again within ten seconds. A token that was used before that ends its session with "
                    + "`auth.refresh_token_reused`."
            )
            .Fails(400, 401, 413, 415);
    }

    private static async Task<Results<Ok<RegistrationResponse>, ProblemResult>> GetRegistration(
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var registration = await mediator.Send(new GetRegistration(), cancellationToken);
        return registration.Succeeded
            ? TypedResults.Ok(new RegistrationResponse(registration.Value.Open, registration.Value.FirstAccount))
            : ProblemResult.FromError(registration.Error);
    }

    private static async Task<Results<Created<MeResponse>, ProblemResult>> Register(
        RegisterRequest request,
        [AsParameters] SignInCall call
    )
    {
        var origin = call.Sessions.OriginOf(call.Context, request.Email);
        var registered = await call.Mediator.Send(
            new Register(request.Email, request.Password, request.DisplayName, request.OrganizationName, origin),
            call.CancellationToken
        );
        if (!registered.Succeeded)
            return ProblemResult.FromError(registered.Error);

        await call.Sessions.StartBrowserAsync(call.Context, registered.Value, request.Email!, call.CancellationToken);
        var me = await call.Mediator.Send(new GetSignedInAccount(registered.Value), call.CancellationToken);
        return me.Succeeded
            ? TypedResults.Created("/api/v1/me", MeResponse.From(me.Value))
            : ProblemResult.FromError(me.Error);
    }

    private static async Task<Results<Ok<MeResponse>, ProblemResult>> Login(
        SignInRequest request,
        [AsParameters] SignInCall call
    )
    {
        var signedIn = await SignInAsync(request, call);
        if (!signedIn.Succeeded)
            return ProblemResult.FromError(signedIn.Error);

        await call.Sessions.StartBrowserAsync(call.Context, signedIn.Value, request.Email!, call.CancellationToken);
        var me = await call.Mediator.Send(new GetSignedInAccount(signedIn.Value), call.CancellationToken);
        return me.Succeeded ? TypedResults.Ok(MeResponse.From(me.Value)) : ProblemResult.FromError(me.Error);
    }

    private static async Task<NoContent> Logout(
        HttpContext context,
        SignInSessions sessions,
        CancellationToken cancellationToken
    )
    {
        await sessions.EndAsync(context, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AccessTokenResponse>, ProblemResult>> CreateToken(
        SignInRequest request,
        [AsParameters] SignInCall call
    )
    {
        var signedIn = await SignInAsync(request, call);
        return signedIn.Succeeded
            ? TypedResults.Ok(
                await call.Sessions.StartProgramAsync(call.Context, signedIn.Value, call.CancellationToken)
            )
            : ProblemResult.FromError(signedIn.Error);
    }

    private static async Task<Results<Ok<AccessTokenResponse>, ProblemResult>> RefreshToken(
        RefreshRequest request,
        BearerTokens tokens,
        ISessions sessions,
        CancellationToken cancellationToken
    )
    {
        if (tokens.OpenRefreshToken(request.RefreshToken) is not var (session, number))
            return ProblemResult.FromError(_notARefreshToken);

        var next = await sessions.RotateAsync(session, number, cancellationToken);
        return next.Succeeded
            ? TypedResults.Ok(tokens.Issue(session, next.Value))
            : ProblemResult.FromError(next.Error);
    }

    private static Task<Result<SignedInUser>> SignInAsync(SignInRequest request, SignInCall call) =>
        call.Mediator.Send(
            new SignIn(request.Email, request.Password, call.Sessions.OriginOf(call.Context, request.Email)),
            call.CancellationToken
        );
}
