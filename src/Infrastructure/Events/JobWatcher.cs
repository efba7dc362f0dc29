using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>Waits for a job by the events of its organization, and looks at the job itself before it believes anything.</summary>
internal sealed class JobWatcher(EventHub hub, AppDbContext database, ICurrentUser user, TimeProvider clock) : IJobWatcher
{
    private static readonly TimeSpan _lookAnyway = TimeSpan.FromSeconds(2);

    public async Task<bool> WaitUntilFinishedAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await using var subscription = await hub.ListenAsync(user.OrganizationId, cancellationToken);
        var end = clock.GetUtcNow() + atMost;
        while (true)
        {
            if (await IsFinishedAsync(job, cancellationToken)) return true;

            var left = end - clock.GetUtcNow();
            if (left <= TimeSpan.Zero) return false;
            await WaitForNewsAsync(subscription, job, left < _lookAnyway ? left : _lookAnyway, cancellationToken);
        }
    }

    private static async Task WaitForNewsAsync(
        EventHub.Subscription subscription, JobId job, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var id = job.ToString();
        var news = await subscription.NextAsync(atMost, cancellationToken);
        while (news.Count > 0 && !news.Any(happened => happened.Payload.Contains(id, StringComparison.Ordinal)))
        {
            news = await subscription.NextAsync(atMost, cancellationToken);
        }
    }

    private Task<bool> IsFinishedAsync(JobId job, CancellationToken cancellationToken) =>
        database.Generations.AnyAsync(
            generation => generation.Id == job
                && generation.Status != JobStatus.Pending
                && generation.Status != JobStatus.Processing,
            cancellationToken);
}
