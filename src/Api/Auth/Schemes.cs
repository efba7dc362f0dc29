using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Auth;

/// <summary>The three ways to sign in: cookie for the browser, bearer tokens and API keys for programs.</summary>
internal static class Schemes
{
    public const string Session = "Session";
    public const string Token = "Token";
    public const string ApiKey = "ApiKey";

    public const string CookieName = "ig_session";

    private const string Chosen = "Chosen";
    private const string BearerPrefix = "Bearer ";

    internal static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicies();
        services
            .AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, options =>
                options.ForwardDefaultSelector = context => Choose(context.Request)
            )
            .AddCookie(Session, options =>
            {
                options.Cookie.Name = CookieName;
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.SlidingExpiration = true;

                // An API has no pages to redirect to.
                options.Events.OnRedirectToLogin = context =>
                    Answer(context.Response, StatusCodes.Status401Unauthorized);
                options.Events.OnRedirectToAccessDenied = context =>
                    Answer(context.Response, StatusCodes.Status403Forbidden);
            })
            .AddBearerToken(Token)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKey, null);
        services
            .AddOptions<CookieAuthenticationOptions>(Session)
            .Configure<IOptions<SignInSessionOptions>>(
                (options, sessions) => options.ExpireTimeSpan = sessions.Value.Lifetime
            );
        services
            .AddOptions<BearerTokenOptions>(Token)
            .Configure<IOptions<SignInSessionOptions>>(
                (options, sessions) => options.BearerTokenExpiration = sessions.Value.AccessTokenLifetime
            );
        services.AddSingleton<TrustedDevices>();
        services.AddSingleton<BearerTokens>();
        services.AddScoped<SignInSessions>();
        return services;
    }

    /// <summary>The bearer token of the request; null when it carries none.</summary>
    internal static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
        && header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? header[BearerPrefix.Length..].Trim()
            : null;

    private static string Choose(HttpRequest request) =>
        BearerOf(request) switch
        {
            null => Session,
            var bearer when bearer.StartsWith(ApiKeySecret.Marker, StringComparison.Ordinal) => ApiKey,
            _ => Token,
        };

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
