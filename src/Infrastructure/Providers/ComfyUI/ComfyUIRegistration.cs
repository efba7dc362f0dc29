using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageGenerator.Infrastructure.Providers.ComfyUI;

internal static class ComfyUIRegistration
{
    // Nothing that is asked lasts; an image that is sent may.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(60);

    /// <param name="services">The services.</param>
    /// <param name="timeout">How long a request may take; for tests.</param>
    public static IServiceCollection AddComfyUIProvider(this IServiceCollection services, TimeSpan? timeout = null)
    {
        services.TryAddSingleton<ComfyUIWatch>();
        return services.AddHttpProvider<ComfyUIProvider, IComfyUIApi>(
            ComfyUIProvider.ProviderId,
            timeout ?? _timeout,
            ComfyUIJson.Default,
            ComfyUIServer.Authorize
        );
    }
}
