using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// Who waits for which job in this process. An event is handed to those who wait for its own job and to nobody else:
/// however much happens besides, they sleep on.
/// </summary>
internal sealed class JobListeners
{
    private readonly ConcurrentDictionary<JobId, ImmutableArray<JobListener>> _byJob = new();

    public bool IsEmpty => _byJob.IsEmpty;

    public JobListener Add(OrganizationId organization, JobId job)
    {
        var listener = new JobListener(this, organization, job);
        _byJob.AddOrUpdate(job, [listener], (_, others) => others.Add(listener));
        return listener;
    }

    public void Tell(IDomainEvent happened)
    {
        if (happened is not JobUpdated updated || !_byJob.TryGetValue(updated.JobId, out var listeners))
            return;

        foreach (var listener in listeners)
        {
            if (listener.Organization == updated.OrganizationId)
                listener.Tell(updated.Partials);
        }
    }

    /// <summary>Has everybody look how their job stands.</summary>
    public void WakeAll()
    {
        foreach (var listener in _byJob.Values.SelectMany(listeners => listeners))
            listener.Tell(partials: null);
    }

    internal void Remove(JobListener listener)
    {
        while (_byJob.TryGetValue(listener.Job, out var listeners))
        {
            var others = listeners.Remove(listener);
            if (others.IsEmpty ? RemoveAll(listener.Job, listeners) : _byJob.TryUpdate(listener.Job, others, listeners))
            {
                return;
            }
        }
    }

    private bool RemoveAll(JobId job, ImmutableArray<JobListener> listeners) =>
        ((ICollection<KeyValuePair<JobId, ImmutableArray<JobListener>>>)_byJob).Remove(new(job, listeners));
}

/// <summary>
/// Hears of one job. What it has not taken yet is kept as one: that there was something, and the latest unfinished
/// images.
/// </summary>
internal sealed class JobListener(JobListeners all, OrganizationId organization, JobId job) : IDisposable
{
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private IReadOnlyList<PartialImageVersion>? _partials;

    public OrganizationId Organization { get; } = organization;

    public JobId Job { get; } = job;

    public void Tell(IReadOnlyList<PartialImageVersion>? partials)
    {
        if (partials is not null)
            Interlocked.Exchange(ref _partials, partials);
        _news.Writer.TryWrite(true);
    }

    /// <summary>Waits until there is something new of the job.</summary>
    /// <returns>False when there was nothing until the token was cancelled.</returns>
    public async Task<bool> WaitAsync(CancellationToken until)
    {
        try
        {
            return await _news.Reader.ReadAsync(until);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The latest unfinished images that were told of; null when there are no newer ones.</summary>
    public IReadOnlyList<PartialImageVersion>? TakePartials() => Interlocked.Exchange(ref _partials, null);

    public void Dispose() => all.Remove(this);
}
