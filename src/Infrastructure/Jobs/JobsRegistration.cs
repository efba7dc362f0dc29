using ImageGenerator.Application.Jobs;
using ImageGenerator.Infrastructure.Catalogue;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Maintenance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Jobs;

internal static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<JobOptions>().Bind(configuration.GetSection(JobOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WorkerIdentity>();
        services.AddSingleton<ProviderLimits>();
        services.AddScoped<IJobStore, JobStore>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<IJobPace, JobPace>();
        services.AddScoped<IJobQueue, JobQueue>();
        services.AddScoped<ILeasedUnitOfWork, LeasedUnitOfWork>();
        services.AddSingleton<IJobWaker, JobWaker>();
        return services;
    }

    /// <summary>Lets this process work on jobs.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services)
    {
        services.AddSingleton<WorkerPlaces>();
        services.AddSingleton<LeaseKeeper>();
        services.AddSingleton<DueClock>();
        services.AddSingleton<JobKinds>();
        services.AddSingleton<UnknownKinds>();
        services.AddLateService<JobWorker>();
        services.AddLateService<ProviderMonitor>();
        services.AddLateService<Housekeeper>();
        services.AddLateService<SearchKeeper>();
        return services;
    }
}
