using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

internal sealed class LeasedUnitOfWorkTests
{
    private Installation _installation = null!;
    private Member _member = null!;
    private JobLease _lease = null!;

    [SetUp]
    public async Task ClaimAJob()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
        await _installation.EnqueueAsync(_member);
        _lease = await ClaimAsync();
    }

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Change_WhenTheLeaseHolds_SavesAndKeepsIt()
    {
        await ChangeAsync(_lease, job => job.Advance(JobStage.Running, 40, DateTimeOffset.UtcNow), LeaseAction.Renew);

        Assert.That(await _installation.ScalarAsync<int>("SELECT progress FROM jobs"), Is.EqualTo(40));
        Assert.That(await _installation.ScalarAsync<long>("SELECT token FROM job_queue"), Is.EqualTo(_lease.Token));
    }

    [Test]
    public async Task Change_WhenAnotherWorkerHasTakenOver_WritesNothingAtAll()
    {
        await _installation.ExecuteAsync("UPDATE job_queue SET due_at = now() - interval '1 second'");
        await ClaimAsync();
        var events = await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox");

        foreach (var action in new[] { LeaseAction.Renew, LeaseAction.Complete, LeaseAction.ReleaseFor(TimeSpan.Zero) })
        {
            Assert.ThrowsAsync<LeaseLostException>(() =>
                ChangeAsync(_lease, job => job.Advance(JobStage.Saving, 95, DateTimeOffset.UtcNow), action)
            );
        }

        Assert.That(await _installation.ScalarAsync<int>("SELECT progress FROM jobs"), Is.Zero);
        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM outbox"), Is.EqualTo(events));
        Assert.That(
            await _installation.ScalarAsync<long>("SELECT count(*) FROM job_queue WHERE leased_by IS NOT NULL"),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task Change_WhenTheJobHasLeftTheLine_WritesNothing()
    {
        await _installation.ExecuteAsync("DELETE FROM job_queue");

        Assert.ThrowsAsync<LeaseLostException>(() =>
            ChangeAsync(_lease, job => job.Advance(JobStage.Saving, 95, DateTimeOffset.UtcNow), LeaseAction.Complete)
        );

        Assert.That(await _installation.ScalarAsync<int>("SELECT progress FROM jobs"), Is.Zero);
    }

    [Test]
    public async Task Change_WhenSomebodyCancelsInBetween_IsRunAgainOnWhatTheyWrote()
    {
        var seen = new List<bool>();

        await ChangeAsync(
            _lease,
            job =>
            {
                seen.Add(job.IsCancelRequested);
                if (seen.Count == 1)
                    CancelAsync().GetAwaiter().GetResult();
                return job.Advance(JobStage.Running, 10, DateTimeOffset.UtcNow);
            },
            LeaseAction.Renew
        );

        Assert.That(seen, Is.EqualTo(new[] { false, true }));
        Assert.That(
            await _installation.ScalarAsync<int>("SELECT progress FROM jobs WHERE cancel_requested_at IS NOT NULL"),
            Is.EqualTo(10)
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Change_WhenSomebodyIsInTheWayEachTime_GivesUpAndSaysSo(CancellationToken cancellationToken)
    {
        var tries = 0;

        var conflict = Assert.ThrowsAsync<ChangeConflictException>(() =>
            ChangeAsync(
                    _lease,
                    job =>
                    {
                        tries++;
                        _installation.ExecuteAsync("UPDATE jobs SET progress = progress").GetAwaiter().GetResult();
                        return job.Advance(JobStage.Running, 10 + tries, DateTimeOffset.UtcNow);
                    },
                    LeaseAction.Renew
                )
                .WaitAsync(cancellationToken)
        );

        Assert.That(
            (tries, conflict!.Message),
            Is.EqualTo(
                (8, $"The job {_lease.JobId} was changed from outside 8 times in a row; the change was given up.")
            )
        );
        Assert.That(await _installation.ScalarAsync<int>("SELECT progress FROM jobs"), Is.Zero);
        Assert.That(
            await _installation.ScalarAsync<long>("SELECT token FROM job_queue WHERE leased_by IS NOT NULL"),
            Is.EqualTo(_lease.Token)
        );
    }

    [Test]
    public async Task Finish_WhenTheLeaseHolds_TakesTheJobOutOfTheLine()
    {
        await ChangeAsync(
            _lease,
            job =>
                job.Fail(
                    AttemptOutcome.Refused,
                    JobFailure.Because(FailureCode.ContentRefused, "No."),
                    DateTimeOffset.UtcNow
                ),
            LeaseAction.Complete
        );

        Assert.That(await _installation.ScalarAsync<long>("SELECT count(*) FROM job_queue"), Is.Zero);
        Assert.That(await _installation.ScalarAsync<string>("SELECT status FROM jobs"), Is.EqualTo("Failed"));
    }

    [Test]
    public async Task Release_WhenDelayed_ComesDueByTheDatabasesClock()
    {
        await ChangeAsync(
            _lease,
            job => job.Defer(AttemptOutcome.RateLimited, "Slow down.", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow),
            LeaseAction.ReleaseFor(TimeSpan.FromMinutes(5))
        );

        Assert.That(
            await _installation.ScalarAsync<bool>(
                "SELECT leased_by IS NULL AND due_at BETWEEN now() + interval '4 minutes' AND now() + interval '5 minutes' FROM job_queue"
            ),
            Is.True
        );
    }

    private async Task<JobLease> ClaimAsync()
    {
        await using var scope = _installation.OpenWorkerScope();
        var claimed = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ClaimJobs("offline", 1));
        return claimed.Value.Single().Lease;
    }

    private async Task CancelAsync()
    {
        await using var scope = _installation.OpenScope(_member);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CancelGeneration(_lease.JobId.Value));
    }

    private async Task ChangeAsync(JobLease lease, Func<ProviderJob, Result> change, LeaseAction action)
    {
        await using var scope = _installation.OpenScope(_member);
        var jobs = scope.ServiceProvider.GetRequiredService<IJobStore>();
        await scope
            .ServiceProvider.GetRequiredService<ILeasedUnitOfWork>()
            .ChangeAsync(
                lease,
                async token =>
                {
                    var job = await jobs.FindAsync(lease.JobId, token) as ProviderJob;
                    Assert.That(change(job!).Succeeded, Is.True);
                    return action;
                },
                CancellationToken.None
            );
    }
}
