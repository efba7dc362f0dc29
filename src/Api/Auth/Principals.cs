using System.Security.Claims;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Identity;

namespace ImageGenerator.Api.Auth;

/// <summary>Principals and their claims: what a sign-in proves, and what somebody may do with it now.</summary>
internal static class Principals
{
    private const string OrganizationClaim = "org";
    private const string SessionClaim = "session";
    private const string OperatesClaim = "operates";
    private const string KeyClaim = "key";

    /// <summary>
    /// What goes into a cookie or a token: the session, and nothing else. What it is worth is looked up.
    /// </summary>
    internal static ClaimsPrincipal Of(SessionId session, string scheme) =>
        new(new ClaimsIdentity([new Claim(SessionClaim, session.ToString())], scheme));

    /// <summary>What a request runs as.</summary>
    internal static ClaimsPrincipal Of(Access access, string scheme) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, access.UserId.ToString()),
                    new Claim(OrganizationClaim, access.OrganizationId.ToString()),
                    new Claim(ClaimTypes.Role, access.Role.ToString()),
                    new Claim(ClaimTypes.Name, access.DisplayName),
                    new Claim(OperatesClaim, access.OperatesInstallation.ToString()),
                    .. access.SessionId is { } session
                        ? [new Claim(SessionClaim, session.ToString())]
                        : Array.Empty<Claim>(),
                    .. access.ApiKeyId is { } key ? [new Claim(KeyClaim, key.ToString())] : Array.Empty<Claim>(),
                ],
                scheme
            )
        );

    /// <summary>Who use cases run for.</summary>
    internal static Actor ActorOf(Access access) =>
        new()
        {
            UserId = access.UserId,
            OrganizationId = access.OrganizationId,
            Role = access.Role,
            DisplayName = access.DisplayName,
            OperatesInstallation = access.OperatesInstallation,
            ApiKeyId = access.ApiKeyId,
        };

    /// <summary>True when whoever is behind the principal has the permission.</summary>
    internal static bool May(ClaimsPrincipal principal, Permission permission) =>
        AccessOf(principal) is { } access && ActorOf(access).May(permission);

    /// <summary>The session that a cookie or a token names; null for anybody else.</summary>
    internal static SessionId? SessionOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(SessionClaim), out var session) ? new SessionId(session) : null;

    internal static Access? AccessOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
        && Guid.TryParse(principal.FindFirstValue(OrganizationClaim), out var organization)
        && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Access(
                new UserId(user),
                new OrganizationId(organization),
                role,
                principal.FindFirstValue(ClaimTypes.Name) ?? "",
                principal.FindFirstValue(OperatesClaim) == bool.TrueString
            )
            {
                SessionId = SessionOf(principal),
                ApiKeyId = Guid.TryParse(principal.FindFirstValue(KeyClaim), out var key) ? new ApiKeyId(key) : null,
            }
            : null;
}
