using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Infrastructure.Jobs;

internal sealed class JobPace(TimeProvider clock) : IJobPace
{
    public Task WaitAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken) => Task.Delay(atMost, clock, cancellationToken);
}
