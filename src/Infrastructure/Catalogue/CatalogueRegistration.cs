using ImageGenerator.Application.Models;
using ImageGenerator.Application.ProviderAdministration;
using ImageGenerator.Application.Routing;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Catalogue;

internal static class CatalogueRegistration
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services)
    {
        services.AddSingleton<ModelCatalog>();
        services.AddSingleton<IModelCatalog>(provider => provider.GetRequiredService<ModelCatalog>());
        services.AddSingleton<ProviderStates>();
        services.AddSingleton<IProviderStates>(provider => provider.GetRequiredService<ProviderStates>());
        services.AddScoped<IProviderAdministration, ProviderAdministration>();
        services.AddLateService<CatalogueHost>();
        return services;
    }
}
