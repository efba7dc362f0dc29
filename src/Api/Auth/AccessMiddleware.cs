using System.Security.Claims;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Infrastructure.Identity;
using Microsoft.AspNetCore.Authorization;

namespace ImageGenerator.Api.Auth;

/// <summary>
/// Turns a proven identity into what it may do now, and says for whom the request's scope works. An ended session or a
/// lost membership makes the request anonymous.
/// </summary>
internal static class AccessMiddleware
{
    internal static IApplicationBuilder UseAccess(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var scope = context.RequestServices.GetRequiredService<ActorScope>();
                if (await FindAsync(context) is { } access)
                    scope.Enter(Principals.ActorOf(access));
                else
                    scope.EnterAnonymous();

                await next(context);
            }
        );

    private static async Task<Access?> FindAsync(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true } identity || IsAnonymous(context))
            return null;

        var access = Principals.AccessOf(context.User) ?? await LookUpAsync(context);
        context.User = access is null
            ? new ClaimsPrincipal(new ClaimsIdentity())
            : Principals.Of(access, identity.AuthenticationType!);
        return access;
    }

    private static bool IsAnonymous(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static async Task<Access?> LookUpAsync(HttpContext context) =>
        Principals.SessionOf(context.User) is { } session
            ? await context
                .RequestServices.GetRequiredService<IAccessReader>()
                .FindAsync(session, context.RequestAborted)
            : null;
}
