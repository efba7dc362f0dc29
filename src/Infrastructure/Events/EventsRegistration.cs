using ImageGenerator.Application.Events;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Events;

internal static class EventsRegistration
{
    public static IServiceCollection AddEvents(this IServiceCollection services)
    {
        services.AddDeferredHostedService<PostgresNotifier>();
        services.AddSingleton<INotifier>(provider => provider.GetRequiredService<PostgresNotifier>());

        services.AddSingleton<OutboxReader>();
        services.AddSingleton<JobListeners>();
        services.AddSingleton<JobStateReader>();
        services.AddSingleton<EventHub>();
        services.AddSingleton<IEventStream>(provider => provider.GetRequiredService<EventHub>());
        services.AddScoped<IJobWatcher, JobWatcher>();
        return services;
    }

    /// <summary>Hands events on to the streams that are open here; only where clients connect.</summary>
    public static IServiceCollection AddEventStreams(this IServiceCollection services) =>
        services.AddDeferredHostedService<EventHub>();
}
