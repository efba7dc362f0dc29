using System.Runtime.CompilerServices;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// Waits for a job by its events, and looks at the job itself before it believes anything. The time is up when the
/// clock says so, whatever else happens in the organization and however long the database takes.
/// </summary>
internal sealed class JobWatcher(JobListeners listeners, JobStateReader states, Actor actor, TimeProvider clock)
    : IJobWatcher
{
    // An event that gets lost costs a moment and never the answer.
    private static readonly TimeSpan _recheckAfter = TimeSpan.FromSeconds(2);

    public async Task<bool> WaitUntilFinishedAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await foreach (var updates in FollowAsync(job, atMost, fromTheStart: false, cancellationToken))
        {
            if (updates is JobUpdate.Finished)
                return true;
        }

        return false;
    }

    public IAsyncEnumerable<JobUpdate> WatchAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken) =>
        FollowAsync(job, atMost, fromTheStart: true, cancellationToken);

    private async IAsyncEnumerable<JobUpdate> FollowAsync(
        JobId job,
        TimeSpan atMost,
        bool fromTheStart,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var time = new CancellationTokenSource(atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        using var listener = listeners.Add(actor.OrganizationId, job);

        // The worker may have been quicker than this listener.
        if (fromTheStart && await ShownNowAsync(job, ending.Token) is { Count: > 0 } shown)
        {
            yield return new JobUpdate.PartialImages(shown);
        }

        while (!ending.IsCancellationRequested)
        {
            if (await TryAsync(token => states.IsFinishedAsync(actor.OrganizationId, job, token), ending.Token))
            {
                yield return new JobUpdate.Finished();
                yield break;
            }

            if (!await HearsAsync(listener, ending.Token))
                yield return new JobUpdate.NoChange();
            if (listener.TakePartials() is { } latest)
                yield return new JobUpdate.PartialImages(latest);
        }

        cancellationToken.ThrowIfCancellationRequested();
        yield return new JobUpdate.TimedOut();
    }

    private Task<IReadOnlyList<PartialImageVersion>?> ShownNowAsync(JobId job, CancellationToken ending) =>
        TryAsync(token => states.ReadPartialsAsync(actor.OrganizationId, job, token), ending);

    /// <returns>False when there was nothing to hear for a while.</returns>
    private async Task<bool> HearsAsync(JobListener listener, CancellationToken ending)
    {
        using var pause = new CancellationTokenSource(_recheckAfter, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending, pause.Token);
        return await listener.WaitAsync(either.Token);
    }

    /// <returns>The default when the time is up first, or when the database is away: the job goes on, and so does the
    /// wait.</returns>
    private static async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken ending)
    {
        try
        {
            // Cancelling a query takes the database as well; nobody waits for that.
            return await read(ending).WaitAsync(ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return default;
        }
        catch (Exception fault) when (DbExceptionTranslator.IsOutage(fault))
        {
            return default;
        }
    }
}
