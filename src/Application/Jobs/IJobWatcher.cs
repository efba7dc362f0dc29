using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>Waits for a job to finish, wherever its worker runs.</summary>
public interface IJobWatcher
{
    /// <summary>Returns when the job has finished or the time is up, whichever is first.</summary>
    /// <returns>True when the job has finished.</returns>
    Task<bool> WaitUntilFinishedAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken);

    /// <summary>
    /// What happens with a job until it has finished or the time is up; one of the two is the last of it.
    /// </summary>
    IAsyncEnumerable<JobUpdate> WatchAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken);
}

/// <summary>Something that happened with a job.</summary>
public abstract record JobUpdate
{
    private JobUpdate() { }

    /// <summary>Nothing, for a while.</summary>
    public sealed record NoChange : JobUpdate;

    /// <summary>There are newer unfinished images.</summary>
    /// <param name="Partials">All that are shown now.</param>
    public sealed record PartialImages(IReadOnlyList<PartialImageVersion> Partials) : JobUpdate;

    /// <summary>The job has completed, failed or been cancelled.</summary>
    public sealed record Finished : JobUpdate;

    /// <summary>The time is up, and the job goes on.</summary>
    public sealed record TimedOut : JobUpdate;
}
