using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.BlackForestLabs;

internal static class BlackForestLabsRegistration
{
    private const string KeyHeader = "x-key";

    // Reference images go along inside the request.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(60);

    public static IServiceCollection AddBlackForestLabsProvider(
        this IServiceCollection services,
        TimeSpan? timeout = null
    )
    {
        services.AddHttpProvider<BlackForestLabsProvider, IBlackForestLabsApi>(
            BlackForestLabsProvider.ProviderId,
            timeout ?? _timeout,
            BlackForestLabsJson.Default,
            (request, connection) => ProviderKey.Add(request, connection, KeyHeader)
        );
        services.AddSingleton<BlackForestLabsResponseMapper>();
        return services;
    }
}
