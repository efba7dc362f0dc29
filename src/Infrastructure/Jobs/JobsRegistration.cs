using ImageGenerator.Application.Jobs;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Maintenance;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Jobs;

internal static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<JobOptions>()
            .Bind(configuration.GetSection(JobOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<WorkerIdentity>();
        services.AddSingleton<ProviderLimits>();
        services.AddScoped<IJobStore, JobStore>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<IPollDelay, PollDelay>();
        services.AddSingleton<BeforeSaveInterceptor, QueueInterceptor>();
        services.AddScoped<IJobQueue, JobQueue>();
        services.AddScoped<ILeasedUnitOfWork, LeasedUnitOfWork>();
        services.AddSingleton<IPollTrigger, PollTrigger>();
        return services;
    }

    /// <summary>Lets this process work on jobs.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services)
    {
        services.AddSingleton<WorkerPlaces>();
        services.AddSingleton<LeaseHeartbeat>();
        services.AddSingleton<DueJobProbe>();
        services.AddSingleton<JobKinds>();
        services.AddSingleton<UnknownKinds>();
        services.AddDeferredHostedService<JobWorker>();
        services.AddDeferredHostedService<ProviderMonitor>();
        services.AddDeferredHostedService<CleanupService>();
        services.AddDeferredHostedService<SearchIndexSync>();
        return services;
    }
}
