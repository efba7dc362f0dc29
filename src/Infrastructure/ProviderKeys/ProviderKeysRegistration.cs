using ImageGenerator.Application.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.ProviderKeys;

internal static class ProviderKeysRegistration
{
    public static IServiceCollection AddProviderKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConfiguredProvidersOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConfiguredProvidersOptions>, ConfiguredProvidersValidator>();
        services.AddSingleton<IConfiguredProviders, ConfiguredProviders>();
        services.AddSingleton<IProviderConnections, ProviderConnections>();
        return services;
    }
}
