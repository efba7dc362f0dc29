using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Jobs;

/// <summary>Waits for a job to finish, wherever its worker runs.</summary>
public interface IJobWatcher
{
    /// <summary>Returns when the job has finished or the time is up, whichever is first.</summary>
    /// <returns>True when the job has finished.</returns>
    Task<bool> WaitUntilFinishedAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken);
}
