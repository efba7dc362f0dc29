using System.Runtime.CompilerServices;
using System.Text.Json;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Events;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>Waits for a job by the events of its organization, and looks at the job itself before it believes anything.</summary>
internal sealed class JobWatcher(EventHub hub, AppDbContext database, ICurrentUser user, TimeProvider clock) : IJobWatcher
{
    private static readonly TimeSpan _lookAnyway = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public async Task<bool> WaitUntilFinishedAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await foreach (var news in FollowAsync(job, atMost, fromTheStart: false, cancellationToken))
        {
            if (news is JobNews.Finished) return true;
        }

        return false;
    }

    public IAsyncEnumerable<JobNews> WatchAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken) =>
        FollowAsync(job, atMost, fromTheStart: true, cancellationToken);

    private async IAsyncEnumerable<JobNews> FollowAsync(
        JobId job, TimeSpan atMost, bool fromTheStart, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var subscription = await hub.ListenAsync(user.OrganizationId, cancellationToken);

        // The worker may have been quicker than this subscription.
        if (fromTheStart && await ReadPartialsAsync(job, cancellationToken) is { Count: > 0 } shown) yield return new JobNews.PartialImages(shown);

        var end = clock.GetUtcNow() + atMost;
        while (!await IsFinishedAsync(job, cancellationToken))
        {
            var left = end - clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                yield return new JobNews.TimedOut();
                yield break;
            }

            var told = await WaitForNewsAsync(subscription, job, left < _lookAnyway ? left : _lookAnyway, cancellationToken);
            if (told.Count == 0) yield return new JobNews.Quiet();
            if (told.Select(PartialsOf).LastOrDefault(partials => partials is not null) is { } latest) yield return new JobNews.PartialImages(latest);
        }

        yield return new JobNews.Finished();
    }

    /// <returns>What was told of the job; empty when the time is up.</returns>
    private static async Task<IReadOnlyList<StreamEvent>> WaitForNewsAsync(
        EventHub.Subscription subscription, JobId job, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var id = job.ToString();
        while (true)
        {
            var news = await subscription.NextAsync(atMost, cancellationToken);
            List<StreamEvent> mine = [.. news.Where(happened => happened.Payload.Contains(id, StringComparison.Ordinal))];
            if (mine.Count > 0 || news.Count == 0) return mine;
        }
    }

    private static IReadOnlyList<PartialImageVersion>? PartialsOf(StreamEvent happened)
    {
        using var payload = JsonDocument.Parse(happened.Payload);
        return payload.RootElement.TryGetProperty("partials", out var partials) ? partials.Deserialize<PartialImageVersion[]>(_json) : null;
    }

    private Task<List<PartialImageVersion>> ReadPartialsAsync(JobId job, CancellationToken cancellationToken) =>
        database.PartialImages
            .Where(partial => partial.JobId == job)
            .OrderBy(partial => partial.Index)
            .Select(partial => new PartialImageVersion(partial.Index, partial.Version))
            .ToListAsync(cancellationToken);

    private Task<bool> IsFinishedAsync(JobId job, CancellationToken cancellationToken) =>
        database.Generations.AnyAsync(
            generation => generation.Id == job
                && generation.Status != JobStatus.Pending
                && generation.Status != JobStatus.Processing,
            cancellationToken);
}
