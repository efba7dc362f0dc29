using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Together;

internal static class TogetherRegistration
{
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(2);

    /// <param name="services">The services.</param>
    /// <param name="timeout">How long a request may take; for tests.</param>
    public static IServiceCollection AddTogetherProvider(this IServiceCollection services, TimeSpan? timeout = null) =>
        services.AddHttpProvider<TogetherProvider, ITogetherApi>(
            TogetherProvider.ProviderId,
            timeout ?? _timeout,
            TogetherJson.Default
        );
}
