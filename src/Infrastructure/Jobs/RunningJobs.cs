using System.Collections.Concurrent;
using System.Threading.Channels;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// The jobs that this process works on now, and the strings to stop them by. A job that only waits until it asks its
/// provider again keeps its lease and takes no place.
/// </summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<(JobId Job, long Token), Entry> _jobs = new();
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>All of them, whether they take a place or not.</summary>
    public int Count => _jobs.Count;

    /// <summary>Those that take a place.</summary>
    public int Busy => _jobs.Values.Count(job => !job.IsWaiting);

    public IReadOnlyList<JobLease> Leases => [.. _jobs.Values.Select(job => job.Lease)];

    /// <summary>The places that organizations hold.</summary>
    public IReadOnlyDictionary<OrganizationId, int> Held =>
        _jobs.Values.Where(job => !job.IsWaiting).CountBy(job => job.Lease.OrganizationId).ToDictionary();

    /// <summary>Has something to read when a place has become free since it was last read.</summary>
    public ChannelReader<bool> Room => _room.Reader;

    public JobCancellation Add(JobLease lease)
    {
        var entry = new Entry(lease);
        _jobs[(lease.JobId, lease.Token)] = entry;
        return entry.Control;
    }

    public void Remove(JobLease lease)
    {
        _jobs.TryRemove((lease.JobId, lease.Token), out _);
        _room.Writer.TryWrite(true);
    }

    /// <summary>
    /// The job gives its place up until the returned wait is disposed: it then goes on, whether one is free or not.
    /// </summary>
    public IDisposable BeginWait(JobId job)
    {
        Entry[] waiting = [.. _jobs.Values.Where(entry => entry.Lease.JobId == job)];
        foreach (var entry in waiting)
            entry.IsWaiting = true;
        _room.Writer.TryWrite(true);
        return new Wait(waiting);
    }

    public void Stop(JobLease lease, StopReason reason)
    {
        if (_jobs.TryGetValue((lease.JobId, lease.Token), out var job))
            TryStop(job.Control, reason);
    }

    public void StopAll(StopReason reason)
    {
        foreach (var job in _jobs.Values)
            TryStop(job.Control, reason);
    }

    private static void TryStop(JobCancellation control, StopReason reason)
    {
        try
        {
            control.Stop(reason);
        }
        catch (ObjectDisposedException)
        {
            // It finished at the same moment.
        }
    }

    private sealed class Entry(JobLease lease)
    {
        private volatile bool _isWaiting;

        public JobLease Lease { get; } = lease;

        public JobCancellation Control { get; } = new();

        public bool IsWaiting
        {
            get => _isWaiting;
            set => _isWaiting = value;
        }
    }

    private sealed class Wait(IReadOnlyList<Entry> waiting) : IDisposable
    {
        public void Dispose()
        {
            foreach (var entry in waiting)
                entry.IsWaiting = false;
        }
    }
}
