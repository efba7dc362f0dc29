using System.Collections.Concurrent;
using System.Diagnostics;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Storage;
using ImageGenerator.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// Takes due jobs and runs them side by side until the process stops. Any number of workers, in any number of
/// processes, share one queue.
/// </summary>
internal sealed partial class JobWorker(
    IServiceScopeFactory scopes,
    JobKinds kinds,
    UnknownKinds unknown,
    INotifier notifier,
    RunningJobs running,
    WorkerPlaces places,
    LeaseHeartbeat keeper,
    DueJobProbe probe,
    StorageHealth storage,
    IOptions<JobOptions> options,
    TimeProvider clock,
    ILogger<JobWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan _faultPause = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();
    private int _turn;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // First no new claims, then a while for the running jobs, then they are handed back.
        await base.StopAsync(cancellationToken);
        if (!_tasks.IsEmpty)
            LogStopping(_tasks.Count);
        await Task.WhenAny(Task.WhenAll(_tasks.Keys), Task.Delay(options.Value.StopGrace, clock, cancellationToken));
        running.StopAll(StopReason.ShuttingDown);
        await Task.WhenAll(_tasks.Keys)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await keeper.StopAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        keeper.Start();
        var cursor = notifier.Listen(NotificationChannel.Jobs);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await unknown.ReportAsync(kinds.Known, stoppingToken);
                var dueJobs = await probe.ProbeAsync(kinds, options.Value.PollInterval, stoppingToken);
                var claimed = await ClaimAsync(dueJobs, stoppingToken);
                if (!claimed)
                    await WaitAsync(cursor, dueJobs, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogClaimFailed(fault, DbExceptionTranslator.IsOutage(fault) ? "the database is away" : "unexpected");
                await Task.Delay(_faultPause, clock, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>True when something was claimed: there may be more.</returns>
    private async Task<bool> ClaimAsync(DueJobs dueJobs, CancellationToken cancellationToken)
    {
        // Every job ends in files: none is begun, and nothing is bought, that could not be saved.
        if (dueJobs.Providers.Count > 0 && !await storage.IsWritableAsync(cancellationToken))
            return false;

        var any = false;
        foreach (var round in places.Rounds(dueJobs.Organizations, dueJobs.IsOnlyOrganization))
        {
            foreach (var provider in InTurn(dueJobs.Providers))
            {
                var free = places.Free;
                if (free <= 0)
                    return any;

                var shared = round with { Held = running.Held };
                var claimed = await ClaimAsync(provider, free, shared, cancellationToken);
                foreach (var job in claimed)
                    Start(job);
                any |= claimed.Count > 0;
            }
        }

        return any;
    }

    // Not always the same one first: the last places would always go to its jobs.
    private IEnumerable<string> InTurn(IReadOnlyList<string> dueProviders)
    {
        var first = dueProviders.Count == 0 ? 0 : ++_turn % dueProviders.Count;
        return dueProviders.Skip(first).Concat(dueProviders.Take(first));
    }

    /// <summary>What is wrong with one provider's jobs keeps nobody from taking those of the others.</summary>
    private async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        string provider,
        int free,
        OrganizationPlaces shared,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActorScope>().EnterWorker();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            return (await mediator.Send(new ClaimJobs(provider, free) { Places = shared }, cancellationToken)).Value;
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DbExceptionTranslator.IsOutage(fault))
        {
            LogClaimFailed(fault, $"unexpected, at {provider}");
            return [];
        }
    }

    private async Task WaitAsync(NotificationCursor cursor, DueJobs dueJobs, CancellationToken cancellationToken)
    {
        // With all hands busy only a free place makes a difference.
        if (places.Free <= 0)
        {
            await places.WaitForRoomAsync(cancellationToken);
            places.ForgetRoom();
            return;
        }

        // Otherwise a notification, or the next due time; and room again, when what is due is held up by a limit.
        using var first = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var notified = notifier.WaitAsync(cursor, dueJobs.Sleep, first.Token);
        var room = dueJobs.Providers.Count > 0 ? places.WaitForRoomAsync(first.Token) : notified;
        await Task.WhenAny(notified, room);
        await first.CancelAsync();
        await Task.WhenAll(notified, room).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        places.ForgetRoom();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Start(ClaimedJob claimed)
    {
        var lease = claimed.Lease;
        var control = running.Add(lease);
        var task = Task.Run(() => RunAsync(claimed, control), CancellationToken.None);
        _tasks[task] = true;
        _ = task.ContinueWith(
            ended =>
            {
                _tasks.TryRemove(ended, out _);
                running.Remove(lease);
                control.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    private async Task RunAsync(ClaimedJob claimed, JobCancellation control)
    {
        var lease = claimed.Lease;
        using var activity = Telemetry.Source.StartActivity("RunJob", ActivityKind.Consumer, lease.TraceParent);
        activity?.SetTag("job.id", lease.JobId.Value);
        activity?.SetTag("job.kind", lease.Kind.Name);
        activity?.SetTag("job.provider", lease.Provider);
        using var timeout = clock.CreateTimer(
            _ => control.Stop(StopReason.TimedOut),
            null,
            claimed.TimeLeft,
            Timeout.InfiniteTimeSpan
        );
        var started = clock.GetTimestamp();
        var outcome = "done";
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActorScope>().EnterWorker(lease.OrganizationId);
            await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(new RunJob(claimed, control), CancellationToken.None);
        }
        catch (LeaseLostException)
        {
            outcome = "lease_lost";
            LogLeaseLost(lease.JobId.Value);
        }
        catch (Exception fault)
        {
            // The lease runs out, and the next worker decides what the open attempt means.
            outcome = "fault";
            LogFault(fault, lease.JobId.Value);
        }

        activity?.SetTag("job.outcome", outcome);
        JobMetrics.Record(lease, outcome, clock.GetElapsedTime(started));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Jobs could not be claimed ({Why}); trying again")]
    private partial void LogClaimFailed(Exception fault, string why);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Job {JobId}: another worker has taken over; nothing more was written"
    )]
    private partial void LogLeaseLost(Guid jobId);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Job {JobId}: stopped by a fault; it is taken up again when its lease has run out"
    )]
    private partial void LogFault(Exception fault, Guid jobId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: waiting for {Count} running jobs")]
    private partial void LogStopping(int count);
}
