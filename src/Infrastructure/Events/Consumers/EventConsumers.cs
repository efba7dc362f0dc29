using ImageGenerator.Application.Events;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Events.Consumers;

/// <summary>Runs every consumer that is registered, each in one process of the installation at a time.</summary>
internal sealed partial class EventConsumers(
    ConsumerRunner runner,
    ConsumerLock locks,
    INotifier notifier,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<EventConsumers> logger
) : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _lookSoon = TimeSpan.FromMilliseconds(25);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var scope = scopes.CreateScope();
        string[] names = [.. scope.ServiceProvider.GetServices<IEventConsumer>().Select(consumer => consumer.Name)];
        return Task.WhenAll(names.Select(name => KeepAsync(name, stoppingToken)));
    }

    private async Task KeepAsync(string name, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var held = await locks.TryTakeAsync(name, cancellationToken);
                if (held is not null)
                    await RunAsync(name, held, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogInterrupted(name, fault.Message, DbExceptionTranslator.IsOutage(fault));
            }

            await Task.Delay(_look, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(string name, ConsumerLock.Held held, CancellationToken cancellationToken)
    {
        var cursor = notifier.Listen(NotificationChannel.Events);
        while (true)
        {
            await held.EnsureAsync(cancellationToken);
            var look = await runner.RunOnceAsync(name, cancellationToken);
            if (look.RetryAt is { } due)
                await Task.Delay(PauseUntil(due), clock, cancellationToken);
            else
                await notifier.WaitAsync(cursor, look.MoreIsComing ? _lookSoon : _look, cancellationToken);
        }
    }

    private TimeSpan PauseUntil(DateTimeOffset due) =>
        TimeSpan.FromTicks(Math.Clamp((due - clock.GetUtcNow()).Ticks, 0, _look.Ticks));

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The event consumer {Consumer} is interrupted (outage: {Outage}), trying again: {Reason}"
    )]
    private partial void LogInterrupted(string consumer, string reason, bool outage);
}
