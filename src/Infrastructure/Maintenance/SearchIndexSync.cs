using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Maintenance;

/// <summary>
/// Has rows indexed again after an update that changed the normal form of searched text: at the start, and every hour
/// for what a process of the version before has written since.
/// </summary>
internal sealed partial class SearchIndexSync(
    SearchRebuild rebuild,
    TimeProvider clock,
    ILogger<SearchIndexSync> logger
) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, clock);
        do
        {
            try
            {
                var rows = await rebuild.RunAsync(stoppingToken);
                if (rows > 0)
                    LogRebuilt(rows);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Indexed {Rows} rows anew for the search")]
    private partial void LogRebuilt(int rows);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Indexing rows anew for the search failed; it is tried again in an hour"
    )]
    private partial void LogFailed(Exception fault);
}
