using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Storage;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// Takes due jobs and runs them side by side until the process stops. Any number of workers, in any number of processes, share
/// one line.
/// </summary>
internal sealed partial class JobWorker(
    IServiceScopeFactory scopes,
    JobKinds kinds,
    UnknownKinds unknown,
    IBells bells,
    RunningJobs running,
    LeaseKeeper keeper,
    DueClock due,
    StorageHealth storage,
    IOptions<JobOptions> options,
    TimeProvider clock,
    ILogger<JobWorker> logger) : BackgroundService
{
    private static readonly TimeSpan _faultPause = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // First no new claims, then a while for the running jobs, then they are handed back.
        await base.StopAsync(cancellationToken);
        if (!_tasks.IsEmpty) LogStopping(_tasks.Count);
        await Task.WhenAny(Task.WhenAll(_tasks.Keys), Task.Delay(options.Value.StopGrace, clock, cancellationToken));
        running.StopAll(StopReason.ShuttingDown);
        await Task.WhenAll(_tasks.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await keeper.StopAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        keeper.Start();
        var ear = bells.Listen(Bell.Jobs);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await unknown.ReportAsync(kinds.Known, stoppingToken);
                var look = await due.LookAsync(kinds, options.Value.PollInterval, stoppingToken);
                var claimed = await ClaimAsync(look.Providers, stoppingToken);
                if (!claimed) await WaitAsync(ear, look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogClaimFailed(fault, Faults.IsOutage(fault) ? "the database is away" : "unexpected");
                await Task.Delay(_faultPause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>True when something was claimed: there may be more.</returns>
    private async Task<bool> ClaimAsync(IReadOnlyList<string> dueProviders, CancellationToken cancellationToken)
    {
        // Every job ends in files: none is begun, and nothing is bought, that could not be saved.
        if (dueProviders.Count > 0 && !await storage.IsWritableAsync(cancellationToken)) return false;

        var any = false;
        foreach (var provider in dueProviders)
        {
            var free = options.Value.Concurrency - running.Count;
            if (free <= 0) return any;

            var claimed = await ClaimAsync(provider, free, cancellationToken);
            foreach (var job in claimed) Start(job);
            any |= claimed.Count > 0;
        }

        return any;
    }

    /// <summary>What is wrong with one provider's jobs keeps nobody from taking those of the others.</summary>
    private async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(string provider, int free, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActorScope>().EnterWorker();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            return (await mediator.Send(new ClaimJobs(provider, free), cancellationToken)).Value;
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !Faults.IsOutage(fault))
        {
            LogClaimFailed(fault, $"unexpected, at {provider}");
            return [];
        }
    }

    private async Task WaitAsync(BellEar ear, DueLook look, CancellationToken cancellationToken)
    {
        // With all hands busy only a finished job makes room.
        if (running.Count >= options.Value.Concurrency)
        {
            await _room.Reader.ReadAsync(cancellationToken);
            return;
        }

        // Otherwise a bell, or the next due time; and room again, when what is due is held up by its provider's limit.
        using var first = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rung = bells.WaitAsync(ear, look.Sleep, first.Token);
        var room = look.Providers.Count > 0 ? _room.Reader.WaitToReadAsync(first.Token).AsTask() : rung;
        await Task.WhenAny(rung, room);
        await first.CancelAsync();
        await Task.WhenAll(rung, room).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _room.Reader.TryRead(out _);
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
                _room.Writer.TryWrite(true);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private async Task RunAsync(ClaimedJob claimed, JobControl control)
    {
        var lease = claimed.Lease;
        using var activity = Telemetry.Source.StartActivity("RunJob", ActivityKind.Consumer, lease.TraceParent);
        activity?.SetTag("job.id", lease.JobId.Value);
        activity?.SetTag("job.kind", lease.Kind.Name);
        activity?.SetTag("job.provider", lease.Provider);
        using var timeout = clock.CreateTimer(
            _ => control.Stop(StopReason.TimedOut), null, claimed.TimeLeft, Timeout.InfiniteTimeSpan);
        var started = clock.GetTimestamp();
        var outcome = "done";
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActorScope>().EnterWorker(lease.OrganizationId);
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RunJob(claimed, control), CancellationToken.None);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: another worker has taken over; nothing more was written")]
    private partial void LogLeaseLost(Guid jobId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId}: stopped by a fault; it is taken up again when its lease has run out")]
    private partial void LogFault(Exception fault, Guid jobId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: waiting for {Count} running jobs")]
    private partial void LogStopping(int count);
}
