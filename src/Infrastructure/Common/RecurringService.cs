using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Common;

/// <summary>
/// Does something at the start and again and again. What goes wrong is logged and tried again the next time.
/// </summary>
internal abstract partial class RecurringService(TimeSpan every, TimeProvider clock, ILogger logger) : BackgroundService
{
    protected abstract Task RunOnceAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(logger, fault, GetType().Name, every);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} failed; it is tried again in {Pause}")]
    private static partial void LogFailed(ILogger logger, Exception fault, string work, TimeSpan pause);
}
