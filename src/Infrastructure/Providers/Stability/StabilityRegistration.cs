using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Stability;

internal static class StabilityRegistration
{
    // Its best model takes half a minute on good days.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(180);

    public static IServiceCollection AddStabilityProvider(
        this IServiceCollection services,
        IConfiguration configuration
    ) => services.AddStabilityProvider(_timeout);

    internal static IServiceCollection AddStabilityProvider(this IServiceCollection services, TimeSpan timeout) =>
        services.AddHttpProvider<StabilityProvider, IStabilityApi>(
            StabilityProvider.ProviderId,
            timeout,
            StabilityJson.Default
        );
}
