using System.Globalization;
using System.Threading.RateLimiting;
using ImageGenerator.Api.Common;

namespace ImageGenerator.Api.Auth;

/// <summary>Slows down guessing: so many sign-ins per minute from one address (<c>RateLimits:SignInPerMinute</c>, 30 by default).</summary>
internal static class SignInLimiter
{
    public const string Policy = "sign-in";

    private const int DefaultPerMinute = 30;

    internal static IServiceCollection AddSignInLimiter(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRateLimiter(options =>
        {
            var perMinute = configuration.GetValue("RateLimits:SignInPerMinute", DefaultPerMinute);
            options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
            options.OnRejected = async (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    rejected.HttpContext.Response.Headers.RetryAfter =
                        Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                }

                await Problems.WriteAsync(rejected.HttpContext, Problems.OfStatus(StatusCodes.Status429TooManyRequests));
            };
        });
}
