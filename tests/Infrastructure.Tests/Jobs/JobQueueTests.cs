using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

internal sealed class JobQueueTests
{
    private const string Provider = "offline";

    private Installation _installation = null!;

    [SetUp]
    public async Task StartInstallation() =>
        _installation = await Installation.StartAsync(
            ("Jobs:Lease", "00:00:30"),
            ("Providers:offline:Concurrency", "10")
        );

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Claim_WhenAJobWaits_LeasesItWithAGrowingToken()
    {
        var member = await _installation.AddMemberAsync();
        var job = await _installation.EnqueueAsync(member);

        var first = await ClaimAsync(5);
        await _installation.ExecuteAsync("UPDATE job_queue SET due_at = now() - interval '1 second'");
        var second = await ClaimAsync(5);

        Assert.That(first.Single().JobId, Is.EqualTo(job.Id));
        Assert.That(first.Single().OrganizationId, Is.EqualTo(member.OrganizationId));
        Assert.That(second.Single().Token, Is.EqualTo(first.Single().Token + 1));
    }

    [Test]
    public async Task Claim_WhenTheLeaseHolds_LeavesTheJobAlone()
    {
        await _installation.EnqueueAsync(await _installation.AddMemberAsync());
        await ClaimAsync(5);

        var again = await ClaimAsync(5);

        Assert.That(again, Is.Empty);
    }

    [Test]
    public async Task Claim_WhenAWorkerIsFrozenInItsClaim_HasToWaitForItOnlyForAWhile()
    {
        var atMost = await _installation.ScalarAsync<string>("SHOW idle_in_transaction_session_timeout");

        Assert.That(
            atMost,
            Is.EqualTo("10s"),
            "whoever holds the provider's lock and says nothing is put out by the database"
        );
    }

    [Test]
    public async Task Claim_WhenNotDueYet_LeavesTheJobAlone()
    {
        await _installation.EnqueueAsync(await _installation.AddMemberAsync());
        await _installation.ExecuteAsync("UPDATE job_queue SET due_at = now() + interval '1 hour'");

        Assert.That(await ClaimAsync(5), Is.Empty);
    }

    [Test]
    public async Task Claim_WhenOneOrganizationWaitsWithMany_TakesTurnsBetweenThem()
    {
        var busy = await _installation.AddMemberAsync("Busy");
        var modest = await _installation.AddMemberAsync("Modest");
        for (var i = 0; i < 6; i++)
            await _installation.EnqueueAsync(busy);
        for (var i = 0; i < 2; i++)
            await _installation.EnqueueAsync(modest);

        var claimed = await ClaimAsync(4);

        Assert.That(claimed.Count(lease => lease.OrganizationId == modest.OrganizationId), Is.EqualTo(2));
        Assert.That(claimed.Count(lease => lease.OrganizationId == busy.OrganizationId), Is.EqualTo(2));
    }

    [Test]
    public async Task Claim_WhenAnOrganizationHasJobsRunning_LetsTheOthersGoFirst()
    {
        var busy = await _installation.AddMemberAsync("Busy");
        for (var i = 0; i < 6; i++)
            await _installation.EnqueueAsync(busy);
        await ClaimAsync(3);
        var late = await _installation.AddMemberAsync("Late");
        for (var i = 0; i < 2; i++)
            await _installation.EnqueueAsync(late);

        var claimed = await ClaimAsync(2);

        Assert.That(claimed.Select(lease => lease.OrganizationId), Is.All.EqualTo(late.OrganizationId));
    }

    [Test]
    public async Task Claim_WhenAnUrgentJobWaits_TakesItBeforeEarlierOnes()
    {
        var member = await _installation.AddMemberAsync();
        await _installation.EnqueueAsync(member);
        var urgent = await _installation.EnqueueAsync(member);
        await _installation.ExecuteAsync($"UPDATE job_queue SET priority = 0 WHERE job_id = '{urgent.Id}'");

        var claimed = await ClaimAsync(1);

        Assert.That(claimed.Single().JobId, Is.EqualTo(urgent.Id));
    }

    [Test]
    public async Task Claim_WhenTheProviderIsFull_TakesNoMoreThanItsConcurrency()
    {
        var member = await _installation.AddMemberAsync();
        for (var i = 0; i < 15; i++)
            await _installation.EnqueueAsync(member);

        var first = await ClaimAsync(8);
        var second = await ClaimAsync(8);
        var third = await ClaimAsync(8);

        Assert.That((first.Count, second.Count, third.Count), Is.EqualTo((8, 2, 0)));
    }

    [Test]
    public async Task Claim_WhenManyClaimAtOnce_HandsOutEachJobOnce()
    {
        var member = await _installation.AddMemberAsync();
        for (var i = 0; i < 10; i++)
            await _installation.EnqueueAsync(member);

        var claims = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ClaimAsync(3)));

        var jobs = claims.SelectMany(leases => leases).Select(lease => lease.JobId).ToList();
        Assert.That(jobs, Is.Unique);
        Assert.That(jobs, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task Claim_WhenTheTransactionIsRolledBack_LeavesTheJobWaiting()
    {
        await _installation.EnqueueAsync(await _installation.AddMemberAsync());
        await using (var scope = _installation.OpenScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await using var transaction = await database.Database.BeginTransactionAsync();
            await scope
                .ServiceProvider.GetRequiredService<IJobQueue>()
                .ClaimAsync(Provider, [Generation.JobKind], 5, OrganizationPlaces.Unlimited, CancellationToken.None);
        }

        Assert.That(await ClaimAsync(5), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Position_WhenOthersWaitBefore_CountsThemWhoeverTheyAre()
    {
        var member = await _installation.AddMemberAsync();
        var other = await _installation.AddMemberAsync();
        await _installation.EnqueueAsync(other);
        await _installation.EnqueueAsync(member);
        var mine = await _installation.EnqueueAsync(member);

        var (position, foreign) = (await PositionAsync(member, mine.Id), await PositionAsync(other, mine.Id));

        Assert.That(position, Is.EqualTo(2), "one of its own, and the other's in between");
        Assert.That(foreign, Is.Null, "another organization's job has no place that one may see");
    }

    private Task<IReadOnlyList<JobLease>> ClaimAsync(int limit) => _installation.ClaimAsync(Provider, limit);

    private Task<int?> PositionAsync(Member member, JobId job) => _installation.PositionAsync(member, job);
}
