using System.Security.Claims;
using ImageGenerator.Infrastructure.Identity;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authorization;

namespace ImageGenerator.Api.Auth;

/// <summary>
/// Turns a proven identity into what it may do now, and opens the tenant's data for it. An ended session or a lost
/// membership makes the request anonymous.
/// </summary>
internal static class AccessMiddleware
{
    internal static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true } identity && !IsAnonymous(context))
        {
            var access = Principals.AccessOf(context.User) ?? await LookUpAsync(context);
            context.User = access is null ? new ClaimsPrincipal(new ClaimsIdentity()) : Principals.Of(access, identity.AuthenticationType!);
            if (access is not null) context.RequestServices.GetRequiredService<TenantScope>().Enter(access.OrganizationId);
        }

        await next(context);
    });

    private static bool IsAnonymous(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static async Task<Access?> LookUpAsync(HttpContext context) =>
        Principals.SessionOf(context.User) is { } session
            ? await context.RequestServices.GetRequiredService<IAccessReader>().FindAsync(session, context.RequestAborted)
            : null;
}
