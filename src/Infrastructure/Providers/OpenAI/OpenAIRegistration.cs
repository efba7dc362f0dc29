using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

internal static class OpenAIRegistration
{
    // A large image of high quality takes more than two minutes.
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(4);

    /// <param name="services">The services.</param>
    /// <param name="timeout">How long a request may take; for tests.</param>
    public static IServiceCollection AddOpenAIProvider(this IServiceCollection services, TimeSpan? timeout = null)
    {
        services.TryAddSingleton<OpenAIClient>();
        return services.AddHttpProvider<OpenAIProvider, IOpenAIApi>(
            OpenAIProvider.ProviderId,
            timeout ?? _timeout,
            OpenAIJson.Default
        );
    }

    /// <inheritdoc cref="AddOpenAIProvider"/>
    public static IServiceCollection AddOpenAICompatibleProvider(
        this IServiceCollection services,
        TimeSpan? timeout = null
    )
    {
        services.TryAddSingleton<OpenAIClient>();
        return services.AddHttpProvider<OpenAICompatibleProvider, IOpenAIApi>(
            OpenAICompatibleProvider.ProviderId,
            timeout ?? _timeout,
            OpenAIJson.Default
        );
    }
}
