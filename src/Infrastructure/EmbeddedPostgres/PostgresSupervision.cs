using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>
/// Watches the server's process. When it ends and nobody asked for that, it is recovered, with longer and longer pauses
/// until that works.
/// </summary>
/// <param name="recover">Starts the server again in place of the given one, and has the new one watched.</param>
/// <param name="logger">Told of every death and recovery.</param>
internal sealed partial class PostgresSupervision(
    Func<RunningPostgres, CancellationToken, Task> recover,
    ILogger logger
)
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);

    private CancellationTokenSource? _watch;

    /// <summary>Raised when the server had died and is there again.</summary>
    public event EventHandler? Recovered;

    /// <summary>Watches this run of the server, in place of the one before.</summary>
    public void Watch(RunningPostgres server)
    {
        var watch = new CancellationTokenSource();
        Interlocked.Exchange(ref _watch, watch)?.Cancel();
        _ = WatchAsync(server, watch.Token);
    }

    /// <summary>Stops watching, and gives up a recovery under way: from now on the server may end.</summary>
    public void End() => Interlocked.Exchange(ref _watch, null)?.Cancel();

    private async Task WatchAsync(RunningPostgres server, CancellationToken cancellationToken)
    {
        try
        {
            await server.Exited.WaitAsync(cancellationToken);
            LogDied(logger);
            for (var backOff = TimeSpan.Zero; ; backOff = Longer(backOff))
            {
                await Task.Delay(backOff, cancellationToken);
                if (await TryRecoverAsync(server, cancellationToken))
                    break;
            }

            LogRecovered(logger);
            Recovered?.Invoke(this, EventArgs.Empty);
        }
        catch (OperationCanceledException)
        {
            // Stopped on purpose.
        }
    }

    private async Task<bool> TryRecoverAsync(RunningPostgres server, CancellationToken cancellationToken)
    {
        try
        {
            await recover(server, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotRecovered(logger, e);
            return false;
        }
    }

    private static TimeSpan Longer(TimeSpan backOff)
    {
        var doubled = backOff == TimeSpan.Zero ? FirstBackOff : backOff * 2;
        return doubled < LongestBackOff ? doubled : LongestBackOff;
    }

    [LoggerMessage(LogLevel.Error, "The embedded PostgreSQL has ended unexpectedly and is started again")]
    private static partial void LogDied(ILogger logger);

    [LoggerMessage(LogLevel.Error, "The embedded PostgreSQL could not be started again yet")]
    private static partial void LogNotRecovered(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Information, "The embedded PostgreSQL is back")]
    private static partial void LogRecovered(ILogger logger);
}
