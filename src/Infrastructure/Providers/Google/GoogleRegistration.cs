using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Google;

internal static class GoogleRegistration
{
    // Never the address, where proxies would write it down.
    private const string KeyHeader = "x-goog-api-key";

    // The larger model thinks before it draws, and draws up to 4K.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(180);

    public static IServiceCollection AddGoogleProvider(
        this IServiceCollection services,
        IConfiguration configuration
    ) => services.AddGoogleProvider(_timeout);

    internal static IServiceCollection AddGoogleProvider(this IServiceCollection services, TimeSpan timeout) =>
        services.AddHttpProvider<GoogleProvider, IGoogleApi>(
            GoogleProvider.ProviderId,
            timeout,
            GoogleJson.Default,
            (request, connection) => ProviderKey.Add(request, connection, KeyHeader)
        );
}
