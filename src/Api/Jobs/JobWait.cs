using System.Runtime.CompilerServices;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using MediatR;
using Npgsql;

namespace ImageGenerator.Api.Jobs;

/// <summary>
/// Waits for a job of any kind on behalf of a call that answers with it. Every call waits like this: the answer is due
/// at the end of the time, however busy the organization and however slow the database is.
/// </summary>
internal sealed class JobWait(
    IJobWatcher watcher,
    Actor actor,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    TimeProvider clock
)
{
    // The end of the time is for reading what is answered, which the caller has not waited for otherwise.
    private static readonly TimeSpan _lastRead = TimeSpan.FromMilliseconds(250);

    /// <summary>When a wait ends that begins now.</summary>
    internal DateTimeOffset EndOf(TimeSpan wait) => clock.GetUtcNow() + wait;

    /// <summary>Waits until it has finished, the time is up or this process is about to stop.</summary>
    /// <param name="job">The job.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="end">When the time is up.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The job as it is then; null where that cannot be found out in time.</returns>
    internal async Task<TView?> UntilFinishedAsync<TView>(
        JobId job,
        IQuery<TView> read,
        DateTimeOffset end,
        CancellationToken cancellationToken
    )
        where TView : class
    {
        using var time = new CancellationTokenSource(Left(end), clock);
        using var due = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        await WaitAsync(job, Left(end) - _lastRead, cancellationToken);
        return await ReadAsync(read, due.Token, cancellationToken);
    }

    /// <summary>
    /// What happens with it. The last is that it has finished, or that the time is up, which is also said when this
    /// process is about to stop.
    /// </summary>
    internal async IAsyncEnumerable<JobUpdate> WatchAsync(
        Guid job,
        DateTimeOffset end,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var ending = OrStopping(cancellationToken);
        await using var updates = watcher
            .WatchAsync(new JobId(job), Left(end), ending.Token)
            .GetAsyncEnumerator(ending.Token);
        while (await MovesAsync(updates, cancellationToken))
            yield return updates.Current;
        if (ending.IsCancellationRequested)
            yield return new JobUpdate.TimedOut();
    }

    private TimeSpan Left(DateTimeOffset end) =>
        end - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private CancellationTokenSource OrStopping(CancellationToken cancellationToken) =>
        CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);

    private async Task WaitAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var ending = OrStopping(cancellationToken);
        try
        {
            await watcher.WaitUntilFinishedAsync(job, atMost, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // About to stop: the answer is how far it has come.
        }
    }

    /// <returns>Null when it is not read in time.</returns>
    private async Task<TView?> ReadAsync<TView>(
        IQuery<TView> read,
        CancellationToken due,
        CancellationToken cancellationToken
    )
        where TView : class
    {
        try
        {
            return await ReadApartAsync(read, due).WaitAsync(due);
        }
        catch (Exception fault) when (IsLate(fault) && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // The job is made; a database that is slow or away for a moment does not change that.
    private static bool IsLate(Exception fault) =>
        fault is OperationCanceledException or NpgsqlException or TimeoutException
        || (fault.InnerException is { } inner && IsLate(inner));

    /// <summary>
    /// Reads in a scope of its own: a read that is given up on must not leave the request's scope in the middle of a
    /// query.
    /// </summary>
    private async Task<TView?> ReadApartAsync<TView>(IQuery<TView> query, CancellationToken cancellationToken)
        where TView : class
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Enter(actor);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var read = await mediator.Send(query, cancellationToken);
        return read.Succeeded ? read.Value : null;
    }

    /// <returns>False at the end, and also when this process is about to stop.</returns>
    private static async Task<bool> MovesAsync(IAsyncEnumerator<JobUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
