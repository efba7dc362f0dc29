using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

internal static class ReplicateRegistration
{
    // Larger reference images are uploaded within it.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(60);

    public static IServiceCollection AddReplicateProvider(
        this IServiceCollection services,
        IConfiguration configuration,
        TimeSpan? timeout = null
    )
    {
        services.AddOptions<ReplicateOptions>().Bind(configuration.GetSection(ReplicateOptions.Section));
        services.AddHttpProvider<ReplicateProvider, IReplicateApi>(
            ReplicateProvider.ProviderId,
            timeout ?? _timeout,
            ReplicateJson.Default
        );
        services.AddSingleton<ReplicateFiles>();
        services.AddSingleton<ReplicateResponseMapper>();
        services.AddSingleton<ReplicateListing>();
        services.AddSingleton<ReplicateWebhookSecret>();
        services.AddSingleton<IProviderWebhook, ReplicateWebhook>();
        return services;
    }
}
