using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Persistence.Repositories;
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
        services.AddScoped<IProviderCredentialRepository, ProviderCredentialRepository>();
        services.AddScoped<RejectedKeys>();
        return services;
    }
}
