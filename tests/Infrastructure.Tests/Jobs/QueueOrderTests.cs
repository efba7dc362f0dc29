using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>What a job says of its urgency and of its time is kept by the queue.</summary>
internal sealed class QueueOrderTests
{
    private Installation _installation = null!;
    private Member _member = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _installation = await SweepInstallation.StartAsync(null, ("Providers:local:Concurrency", "100"));
        _member = await _installation.AddMemberAsync();
    }

    [TearDown]
    public ValueTask StopAsync() => _installation.DisposeAsync();

    [Test]
    public async Task Claim_TakesTheUrgentBeforeTheOrdinaryAndThoseBeforeTheLow()
    {
        var low = await _installation.EnqueueSweepAsync(_member, order => order with { Priority = JobPriority.Low });
        var ordinary = await _installation.EnqueueSweepAsync(_member);
        var urgent = await _installation.EnqueueSweepAsync(_member, order =>
            order with
            {
                Priority = JobPriority.Urgent,
            }
        );

        JobId[] taken = [await ClaimOneAsync(), await ClaimOneAsync(), await ClaimOneAsync()];

        Assert.That(taken, Is.EqualTo(new[] { urgent.Id, ordinary.Id, low.Id }));
    }

    [Test]
    public async Task Claim_WhenAJobIsForLater_LeavesItUntilThen()
    {
        var later = await _installation.EnqueueSweepAsync(_member, order =>
            order with
            {
                NotBefore = order.Now.AddHours(1),
            }
        );

        var now = await ClaimAsync(10);
        await _installation.ExecuteAsync("UPDATE job_queue SET due_at = due_at - interval '1 hour'");
        var then = await ClaimAsync(10);

        Assert.That(now, Is.Empty);
        Assert.That(then.Single(), Is.EqualTo(later.Id));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task EnqueueMany_PutsEachInItsPlaceOrNoneAtAll(bool isSaved)
    {
        var now = DateTimeOffset.UtcNow;
        var order = new JobOrder(_member.OrganizationId, _member.UserId, now);
        SweepJob[] jobs =
        [
            new(order with { Priority = JobPriority.Low }),
            new(order with { NotBefore = now.AddHours(1) }),
            new(order with { Priority = JobPriority.Urgent }),
        ];

        await using (var scope = _installation.OpenScope(_member))
        {
            foreach (var job in jobs)
                scope.ServiceProvider.GetRequiredService<IJobStore>().Add(job);
            scope.ServiceProvider.GetRequiredService<IJobQueue>().EnqueueMany(jobs);
            if (isSaved)
                await scope.ServiceProvider.GetRequiredService<AppDbContext>().SaveChangesAsync();
        }

        var taken = await ClaimAsync(10);
        Assert.That(taken, Is.EqualTo(isSaved ? new[] { jobs[2].Id, jobs[0].Id } : []));
        Assert.That(
            await _installation.ScalarAsync<long>("SELECT count(*) FROM job_queue"),
            Is.EqualTo(isSaved ? 3 : 0)
        );
    }

    private async Task<JobId> ClaimOneAsync() => (await ClaimAsync(1)).Single();

    private async Task<IReadOnlyList<JobId>> ClaimAsync(int limit)
    {
        await using var scope = _installation.OpenWorkerScope();
        var claimed = await scope
            .ServiceProvider.GetRequiredService<IMediator>()
            .Send(new ClaimJobs(LocalJob.LocalQueue, limit));

        // A claim gives no order among those that it takes at once.
        var ids = claimed.Value.Select(job => job.Lease.JobId.Value).ToArray();
        return [.. await OrderedAsync(ids)];
    }

    private async Task<IEnumerable<JobId>> OrderedAsync(Guid[] ids)
    {
        await using var command = _installation.Database.CreateCommand(
            "SELECT job_id FROM job_queue WHERE job_id = ANY($1) ORDER BY priority, due_at"
        );
        command.Parameters.AddWithValue(ids);
        var ordered = new List<JobId>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            ordered.Add(new JobId(reader.GetGuid(0)));
        return ordered;
    }
}
