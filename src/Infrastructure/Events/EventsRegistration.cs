using ImageGenerator.Application.Events;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Infrastructure.Common;
using ImageGenerator.Infrastructure.Events.Consumers;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Events;

internal static class EventsRegistration
{
    public static IServiceCollection AddEvents(this IServiceCollection services)
    {
        services.AddDeferredHostedService<PostgresNotifier>();
        services.AddSingleton<INotifier>(provider => provider.GetRequiredService<PostgresNotifier>());

        services.AddSingleton<BeforeSaveInterceptor, OutboxInterceptor>();
        services.AddSingleton<OutboxReader>();
        services.AddSingleton<OutboxDecoder>();
        services.AddSingleton<OutboxSweep>();
        services.AddSingleton<JobListeners>();
        services.AddSingleton<JobStateReader>();
        services.AddSingleton<EventHub>();
        services.AddSingleton<IEventStream>(provider => provider.GetRequiredService<EventHub>());
        services.AddScoped<IJobWatcher, JobWatcher>();
        return services;
    }

    /// <summary>Runs the consumers that are registered; only where jobs are worked on.</summary>
    public static IServiceCollection AddEventConsumers(this IServiceCollection services)
    {
        services.AddSingleton<ConsumerPositions>();
        services.AddSingleton<ConsumerRunner>();
        services.AddSingleton<ConsumerLock>();
        return services.AddDeferredHostedService<EventConsumers>();
    }

    /// <summary>Hands events on to the streams that are open here; only where clients connect.</summary>
    public static IServiceCollection AddEventStreams(this IServiceCollection services) =>
        services.AddDeferredHostedService<EventHub>();
}
