using System.Collections.Concurrent;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>The jobs that this process works on now, and the strings to stop them by.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<(JobId Job, long Token), (JobLease Lease, JobCancellation Control)> _jobs = new();

    public int Count => _jobs.Count;

    public IReadOnlyList<JobLease> Leases => [.. _jobs.Values.Select(job => job.Lease)];

    public JobCancellation Add(JobLease lease)
    {
        var control = new JobCancellation();
        _jobs[(lease.JobId, lease.Token)] = (lease, control);
        return control;
    }

    public void Remove(JobLease lease) => _jobs.TryRemove((lease.JobId, lease.Token), out _);

    public void Stop(JobLease lease, StopReason reason)
    {
        if (_jobs.TryGetValue((lease.JobId, lease.Token), out var job)) TryStop(job.Control, reason);
    }

    public void StopAll(StopReason reason)
    {
        foreach (var (_, control) in _jobs.Values) TryStop(control, reason);
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
}
