using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Backup;
using ImageGenerator.Infrastructure.Budgets;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.EmbeddedPostgres;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Identity;
using ImageGenerator.Infrastructure.Jobs;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Observability;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.ProviderKeys;
using ImageGenerator.Infrastructure.Providers;
using ImageGenerator.Infrastructure.Providers.Automatic1111;
using ImageGenerator.Infrastructure.Providers.BlackForestLabs;
using ImageGenerator.Infrastructure.Providers.ComfyUI;
using ImageGenerator.Infrastructure.Providers.Google;
using ImageGenerator.Infrastructure.Providers.Kie;
using ImageGenerator.Infrastructure.Providers.Offline;
using ImageGenerator.Infrastructure.Providers.OpenAI;
using ImageGenerator.Infrastructure.Providers.Replicate;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Providers.Together;
using ImageGenerator.Infrastructure.Secrets;
using ImageGenerator.Infrastructure.Storage.FileSystem;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure;

/// <summary>Fills the application's ports with what touches the outside.</summary>
public static class DependencyInjection
{
    /// <summary>Everything that every process needs, whatever its roles. The database starts first.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        DirectLoopbackProxy.Install();
        services.AddEmbeddedPostgres(configuration);
        services.AddPersistence();
        services.AddAttributedServices(typeof(DependencyInjection).Assembly);
        services.AddSingleton(provider => new InstallationInfo(
            provider.GetRequiredService<DatabaseAddress>(),
            provider.GetRequiredService<DataFolder>()
        ));
        services.AddSingleton(provider => new DatabaseTasks(provider.GetRequiredService<DatabaseAddress>(), provider));
        services.AddSecrets(configuration);
        services.AddAccounts(configuration);
        services.AddEvents();
        services.AddBudgets();
        services.AddJobs(configuration);
        services.AddMedia(configuration);
        services.AddFileSystemStorage(configuration);
        services.AddTelemetry(configuration);
        services.AddBackups();
        services.AddCatalog(configuration);
        services.AddProviderKeys(configuration);
        services.AddProviders(configuration);
        return services;
    }

    /// <summary>What only a process needs that clients connect to.</summary>
    public static IServiceCollection AddApiRole(this IServiceCollection services) =>
        services.AddEventStreams().AddDeferredHostedService<CredentialMonitor>();

    /// <summary>What only a process needs that works on jobs.</summary>
    public static IServiceCollection AddWorkerRole(this IServiceCollection services) =>
        services.AddWorker().AddEventConsumers();

    /// <summary>One line for each provider.</summary>
    private static void AddProviders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IWebhookAddresses, WebhookAddresses>();
        services.AddOptions<PublicAddressOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();

        services.AddOfflineProvider(configuration);
        services.AddOpenAIProvider();
        services.AddOpenAICompatibleProvider();
        services.AddAutomatic1111Provider();
        services.AddComfyUIProvider();
        services.AddKieProvider();
        services.AddTogetherProvider();
        services.AddReplicateProvider(configuration);
        services.AddStabilityProvider(configuration);
        services.AddGoogleProvider(configuration);
        services.AddBlackForestLabsProvider();
    }
}
