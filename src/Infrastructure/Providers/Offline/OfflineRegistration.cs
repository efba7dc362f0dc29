using ImageGenerator.Application.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageGenerator.Infrastructure.Providers.Offline;

internal static class OfflineRegistration
{
    public static IServiceCollection AddOfflineProvider(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<OfflineOptions>()
            .Bind(configuration.GetSection(OfflineOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IProvider, OfflineProvider>();
        return services;
    }
}
