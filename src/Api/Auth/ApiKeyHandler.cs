using System.Text.Encodings.Web;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Auth;

/// <summary>
/// Signs programs in by <c>Authorization: Bearer ig_…</c>. The key is looked up at every request, so revoking counts at
/// once.
/// </summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IAccessReader access
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!ApiKeySecret.TryParse(Schemes.BearerOf(Request), out var secret))
            return AuthenticateResult.NoResult();

        return await access.FindAsync(secret.Value, Context.RequestAborted) is { } found
            ? AuthenticateResult.Success(new AuthenticationTicket(Principals.Of(found, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The API key is unknown, revoked or expired.");
    }
}
