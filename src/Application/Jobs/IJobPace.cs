using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Jobs;

/// <summary>The waiting between two questions to a provider; shorter when the provider itself says that the job has moved on.</summary>
public interface IJobPace
{
    /// <summary>Waits, at most this long.</summary>
    Task WaitAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken);
}
