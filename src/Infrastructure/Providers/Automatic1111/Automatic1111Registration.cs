using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageGenerator.Infrastructure.Providers.Automatic1111;

internal static class Automatic1111Registration
{
    // The call lasts as long as the work, and the work waits for its turn.
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(10);

    /// <param name="services">The services.</param>
    /// <param name="timeout">How long a request may take; for tests.</param>
    public static IServiceCollection AddAutomatic1111Provider(
        this IServiceCollection services,
        TimeSpan? timeout = null
    )
    {
        services.TryAddSingleton<Automatic1111Watch>();
        return services.AddHttpProvider<Automatic1111Provider, IAutomatic1111Api>(
            Automatic1111Provider.ProviderId,
            timeout ?? _timeout,
            Automatic1111Json.Default,
            Authorize
        );
    }

    /// <summary>User name and password, where the server was started with <c>--api-auth</c>.</summary>
    private static void Authorize(HttpRequestMessage request, ProviderConnection connection)
    {
        if (connection.Secret is { } secret)
            ProviderKey.Set(request, ProviderKey.Authorization, ProviderKey.BasicOf(secret.Reveal()));
    }
}
