using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ImageGenerator.Infrastructure.Common;

/// <summary>
/// A background service that is made when its turn to start comes, not before: the host makes all of them first and
/// starts them afterwards, but what most of them need is known only when the database has started.
/// </summary>
/// <typeparam name="TService">The service; a singleton.</typeparam>
internal sealed class DeferredHostedService<TService>(IServiceProvider services) : IHostedService
    where TService : class, IHostedService
{
    private TService? _service;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _service = services.GetRequiredService<TService>();
        return _service.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _service?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}

internal static class DeferredHostedServiceRegistration
{
    /// <summary>Registers a singleton that starts with the host, after those that were registered before it.</summary>
    public static IServiceCollection AddDeferredHostedService<TService>(this IServiceCollection services)
        where TService : class, IHostedService
    {
        services.TryAddSingleton<TService>();
        return services.AddHostedService<DeferredHostedService<TService>>();
    }
}
