using ImageGenerator.Application.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;

namespace ImageGenerator.Api.Auth;

/// <summary>Turns a proven sign-in into a session that the caller can show from now on, and ends it again.</summary>
internal sealed class SignInSessions(ISessions sessions, TrustedDevices devices, BearerTokens tokens)
{
    internal SignInOrigin OriginOf(HttpContext context, string? email) =>
        new(
            context.Connection.RemoteIpAddress,
            context.Request.Headers.UserAgent.ToString(),
            devices.Find(context.Request, email)
        );

    /// <summary>Starts a browser's session with a cookie, and trusts the device from now on.</summary>
    internal async Task StartBrowserAsync(
        HttpContext context,
        SignedInUser signedIn,
        string email,
        CancellationToken cancellationToken
    )
    {
        var session = await sessions.StartAsync(
            signedIn,
            SessionKind.Browser,
            OriginOf(context, email),
            cancellationToken
        );
        var lasting = new AuthenticationProperties { IsPersistent = true };
        await context.SignInAsync(Schemes.Session, Principals.Of(session, Schemes.Session), lasting);
        devices.Remember(context, email);
    }

    /// <summary>Starts a program's session with tokens.</summary>
    internal async Task<AccessTokenResponse> StartProgramAsync(
        HttpContext context,
        SignedInUser signedIn,
        CancellationToken cancellationToken
    )
    {
        var session = await sessions.StartAsync(
            signedIn,
            SessionKind.Program,
            OriginOf(context, null),
            cancellationToken
        );
        return tokens.Issue(session, refreshNumber: 0);
    }

    /// <summary>Ends the session of the request's cookie or token, whichever it came with.</summary>
    internal async Task EndAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var shown = await context.AuthenticateAsync();
        if (shown.Principal is { } principal && Principals.SessionOf(principal) is { } session)
        {
            await sessions.EndAsync(session, cancellationToken);
        }

        await context.SignOutAsync(Schemes.Session);
    }
}
