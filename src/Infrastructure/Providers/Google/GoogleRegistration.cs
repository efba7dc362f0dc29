using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Google;

internal static class GoogleRegistration
{
    // The larger model thinks before it draws, and draws up to 4K.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(180);

    public static IServiceCollection AddGoogleProvider(
        this IServiceCollection services,
        IConfiguration configuration
    ) => services.AddGoogleProvider(_timeout);

    internal static IServiceCollection AddGoogleProvider(this IServiceCollection services, TimeSpan timeout) =>
        services.AddHttpProvider<GoogleProvider>(GoogleProvider.ProviderId, timeout);
}
