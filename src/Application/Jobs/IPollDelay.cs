using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Jobs;

/// <summary>The wait of a worker between two questions about the job that it has.</summary>
public interface IPollDelay
{
    /// <summary>
    /// Returns when the time is up, or as soon as the job's open attempt was woken (see <see cref="IPollTrigger"/>). A
    /// waking since the last wait counts, and counts once.
    /// </summary>
    Task WaitAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken);
}
