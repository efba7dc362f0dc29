using ImageGenerator.Application.Models;
using ImageGenerator.Application.ProviderAdministration;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Catalog;

internal static class CatalogRegistration
{
    public static IServiceCollection AddCatalog(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<DefaultModelOptions>()
            .Bind(configuration.GetSection(DefaultModelOptions.Section))
            .Validate(
                IsKnown,
                "Models:Default names neither a model nor a family. Use an id that GET /api/v1/models lists, or auto."
            )
            .ValidateOnStart();
        services.AddSingleton<ModelCatalog>();
        services.AddSingleton<IModelCatalog>(provider => provider.GetRequiredService<ModelCatalog>());
        services.AddSingleton<ConnectionPauses>();
        services.AddSingleton<ProviderHealthStore>();
        services.AddSingleton<IProviderHealthStore>(provider => provider.GetRequiredService<ProviderHealthStore>());
        services.AddScoped<IProviderAdministration, ProviderAdministration>();
        services.AddDeferredHostedService<CatalogLoader>();
        return services;
    }

    private static bool IsKnown(DefaultModelOptions options) =>
        options.Default == DefaultModelOptions.Automatic
        || CatalogFiles
            .ReadAll()
            .SelectMany(file => file.Models)
            .Any(model => model.Id == options.Default || model.Family == options.Default);
}
