using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Accounts;

/// <summary>Registering, signing in and out, and tokens for programs.</summary>
internal static class AuthEndpoints
{
    internal static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").WithTags("Auth").AllowAnonymous();
        auth.MapGet("/registration", GetRegistration).WithName(nameof(GetRegistration)).WithSummary("Says whether an account can be made now");
        auth.MapPost("/register", Register).WithName(nameof(Register)).WithSummary("Makes an account that owns a new organization, and signs it in")
            .RequireRateLimiting(SignInLimiter.Policy).Fails(400, 403, 409, 413, 415, 429);
        auth.MapPost("/login", Login).WithName(nameof(Login)).WithSummary("Signs in with a session cookie")
            .RequireRateLimiting(SignInLimiter.Policy).Fails(400, 401, 413, 415, 429);
        auth.MapPost("/logout", (Delegate)Logout).WithName(nameof(Logout)).WithSummary("Ends the session of this browser");
        auth.MapPost("/token", CreateToken).WithName(nameof(CreateToken)).WithSummary("Answers a bearer token and a refresh token")
            .RequireRateLimiting(SignInLimiter.Policy).Produces<AccessTokenResponse>().Fails(400, 401, 413, 415, 429);
        auth.MapPost("/refresh", RefreshToken).WithName(nameof(RefreshToken)).WithSummary("Renews the tokens")
            .RequireRateLimiting(SignInLimiter.Policy).Produces<AccessTokenResponse>().Fails(400, 401, 413, 415, 429);
    }

    private static async Task<Results<Ok<RegistrationResponse>, Refusal>> GetRegistration(IMediator mediator, CancellationToken cancellationToken)
    {
        var registration = await mediator.Send(new GetRegistration(), cancellationToken);
        return registration.Succeeded
            ? TypedResults.Ok(new RegistrationResponse(registration.Value.Open, registration.Value.FirstAccount))
            : Refusal.FromError(registration.Error);
    }

    private static async Task<Results<Created<MeResponse>, Refusal>> Register(
        RegisterRequest request, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var registered = await mediator.Send(
            new Register(request.Email, request.Password, request.DisplayName, request.OrganizationName), cancellationToken);
        if (!registered.Succeeded) return Refusal.FromError(registered.Error);

        var me = await SignInAsync(registered.Value, context, mediator, cancellationToken);
        return me.Succeeded ? TypedResults.Created("/api/v1/me", me.Value) : Refusal.FromError(me.Error);
    }

    private static async Task<Results<Ok<MeResponse>, Refusal>> Login(
        SignInRequest request, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var signedIn = await mediator.Send(new SignIn(request.Email, request.Password), cancellationToken);
        if (!signedIn.Succeeded) return Refusal.FromError(signedIn.Error);

        var me = await SignInAsync(signedIn.Value, context, mediator, cancellationToken);
        return me.Succeeded ? TypedResults.Ok(me.Value) : Refusal.FromError(me.Error);
    }

    private static async Task<NoContent> Logout(HttpContext context)
    {
        await context.SignOutAsync(Schemes.Session);
        return TypedResults.NoContent();
    }

    private static async Task<Results<SignInHttpResult, Refusal>> CreateToken(
        SignInRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        var signedIn = await mediator.Send(new SignIn(request.Email, request.Password), cancellationToken);
        return signedIn.Succeeded
            ? TypedResults.SignIn(Principals.Of(signedIn.Value, Schemes.Token), authenticationScheme: Schemes.Token)
            : Refusal.FromError(signedIn.Error);
    }

    private static async Task<Results<SignInHttpResult, Refusal>> RefreshToken(
        RefreshRequest request,
        IUserAccounts accounts,
        IOptionsMonitor<BearerTokenOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var ticket = request.RefreshToken is { } sealedTicket
            ? options.Get(Schemes.Token).RefreshTokenProtector.Unprotect(sealedTicket)
            : null;
        if (ticket?.Properties.ExpiresUtc > clock.GetUtcNow()
            && Principals.SignedIn(ticket.Principal) is { } signedIn
            && await accounts.RenewAsync(signedIn, cancellationToken) is { } renewed)
        {
            return TypedResults.SignIn(Principals.Of(renewed, Schemes.Token), authenticationScheme: Schemes.Token);
        }

        return Refusal.FromError(new Error(
            "auth.invalid_credentials", "The refresh token is not valid any more. Sign in again.", ErrorKind.Unauthenticated));
    }

    private static async Task<Result<MeResponse>> SignInAsync(
        SignedInUser signedIn, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        await context.SignInAsync(
            Schemes.Session, Principals.Of(signedIn, Schemes.Session), new AuthenticationProperties { IsPersistent = true });
        var me = await mediator.Send(new GetMe(signedIn), cancellationToken);
        return me.Succeeded ? MeResponse.From(me.Value) : me.Error;
    }
}
