using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Infrastructure.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>
/// A kind of job that calls no provider lives through everything that a job can meet, on a real database.
/// </summary>
internal sealed class SweepTests
{
    private static readonly Error _notFound = Error.NotFound("sweep.not_found", "There is no such sweep.");

    private Installation _installation = null!;
    private Member _member = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _installation = await SweepInstallation.StartAsync(null, ("Providers:local:Concurrency", "20"));
        _member = await _installation.AddMemberAsync();
    }

    [TearDown]
    public ValueTask StopAsync() => _installation.DisposeAsync();

    [Test]
    public async Task Run_WhenItsWorkIsDone_CompletesWithoutAProviderAttempt()
    {
        var job = await _installation.EnqueueSweepAsync(_member);

        await RunAsync(await ClaimAsync());

        var ended = await FindAsync(job.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((ended.Status, ended.Progress, ended.AttemptCount), Is.EqualTo((JobStatus.Completed, 100, 1)));
            Assert.That(await CountAsync("job_queue"), Is.Zero);
            Assert.That(await CountAsync("provider_attempts"), Is.Zero);
            Assert.That(await CountAsync("usage_records"), Is.Zero, "it costs nothing");
        }
    }

    [Test]
    public async Task Run_WhenItBreaks_IsTriedAgainAndFailsAfterItsAttempts()
    {
        var job = await _installation.EnqueueSweepAsync(_member);
        Script.Run = (_, _, _) => throw new InvalidOperationException("a bug");

        for (var attempt = 0; attempt < Job.MaxAttempts; attempt++)
        {
            await RunAsync(await ClaimAsync());
            await DueNowAsync();
        }

        var ended = await FindAsync(job.Id);
        Assert.That(
            (ended.Status, ended.AttemptCount, ended.Failure?.Code, Script.Runs),
            Is.EqualTo((JobStatus.Failed, 3, (FailureCode?)FailureCode.WorkFailed, 3))
        );
    }

    [Test]
    public async Task Run_WhenItCannotBeDone_FailsAtOnceWithItsReason()
    {
        var job = await _installation.EnqueueSweepAsync(_member);
        Script.Run = (_, _, _) => Task.FromResult(LocalJobResult.Fail("The folder is gone."));

        await RunAsync(await ClaimAsync());

        var ended = await FindAsync(job.Id);
        Assert.That(
            (ended.Status, ended.Failure?.Message, Script.Runs),
            Is.EqualTo((JobStatus.Failed, "The folder is gone.", 1))
        );
    }

    [Test]
    public async Task Retry_WhenItFailed_RunsAgain()
    {
        var job = await _installation.EnqueueSweepAsync(_member);
        Script.Run = (_, _, _) => Task.FromResult(LocalJobResult.Fail("The folder is gone."));
        await RunAsync(await ClaimAsync());
        Script.Run = (_, _, _) => Task.FromResult(LocalJobResult.Done);

        var retried = await RetryAsync(job.Id);
        await RunAsync(await ClaimAsync());

        Assert.That(retried.Succeeded, Is.True);
        Assert.That((await FindAsync(job.Id)).Status, Is.EqualTo(JobStatus.Completed));
    }

    [Test]
    public async Task Cancel_WhenItWaits_EndsItAtOnce()
    {
        var job = await _installation.EnqueueSweepAsync(_member);

        await CancelAsync(job.Id);

        Assert.That((await FindAsync(job.Id)).Status, Is.EqualTo(JobStatus.Cancelled));
        Assert.That(await CountAsync("job_queue"), Is.Zero);
    }

    [Test]
    public async Task Cancel_WhenItIsAtWork_StopsIt()
    {
        var job = await _installation.EnqueueSweepAsync(_member);
        using var control = new JobCancellation();
        Script.Run = async (_, _, stopping) =>
        {
            await CancelAsync(job.Id);
            control.Stop(StopReason.Cancelled);
            stopping.ThrowIfCancellationRequested();
            return LocalJobResult.Done;
        };

        await RunAsync(await ClaimAsync(), control);

        Assert.That((await FindAsync(job.Id)).Status, Is.EqualTo(JobStatus.Cancelled));
        Assert.That(await CountAsync("job_queue"), Is.Zero);
    }

    [Test]
    public async Task Run_WhenAnotherWorkerHasTakenOver_WritesNothing()
    {
        var job = await _installation.EnqueueSweepAsync(_member);
        var first = await ClaimAsync();
        await DueNowAsync();
        var second = await ClaimAsync();
        Script.Run = async (_, context, token) =>
        {
            await context.ProgressAsync(50, token);
            return LocalJobResult.Done;
        };

        Assert.ThrowsAsync<LeaseLostException>(() => RunAsync(first));
        var afterTheFirst = await FindAsync(job.Id);
        await RunAsync(second);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((second.State, afterTheFirst.Progress), Is.EqualTo((ClaimState.Takeover, 0)));
            Assert.That(
                (await FindAsync(job.Id)).Status,
                Is.EqualTo(JobStatus.Completed),
                "the second worker resumes it"
            );
        }
    }

    [Test]
    public async Task Run_WhenTheProcessStops_IsHandedBackWithAllItsAttempts()
    {
        var job = await _installation.EnqueueSweepAsync(_member);
        using var control = new JobCancellation();
        Script.Run = (_, _, stopping) =>
        {
            control.Stop(StopReason.ShuttingDown);
            stopping.ThrowIfCancellationRequested();
            return Task.FromResult(LocalJobResult.Done);
        };

        await RunAsync(await ClaimAsync(), control);

        var left = await FindAsync(job.Id);
        Assert.That((left.Status, left.AttemptCount), Is.EqualTo((JobStatus.Pending, 0)));
        Assert.That(await CountAsync("job_queue", "leased_by IS NULL AND due_at <= now()"), Is.EqualTo(1));
    }

    [Test]
    public async Task Run_WhenItTakesTooLong_TimesOut()
    {
        var job = await _installation.EnqueueSweepAsync(_member);
        using var control = new JobCancellation();
        Script.Run = (_, _, stopping) =>
        {
            control.Stop(StopReason.TimedOut);
            stopping.ThrowIfCancellationRequested();
            return Task.FromResult(LocalJobResult.Done);
        };

        await RunAsync(await ClaimAsync(), control);

        Assert.That((await FindAsync(job.Id)).Failure?.Code, Is.EqualTo(FailureCode.TimedOut));
    }

    [Test]
    public async Task Run_WhenItHasParts_WaitsForThemInNobodysWayAndEndsWithThem()
    {
        var parent = await _installation.EnqueueSweepAsync(_member);
        Script.Run = (job, context, token) =>
            job.Id == parent.Id ? StartPartsAsync(job, context, 3, token) : EndPartAsync(job);
        await RunAsync(await ClaimAsync());
        var waiting = await FindAsync(parent.Id);
        var places = await CountAsync("job_queue", "leased_by IS NOT NULL");

        foreach (var part in await ClaimAllAsync())
            await RunAsync(part);
        await RunAsync(await ClaimAsync());

        var ended = await FindAsync(parent.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (waiting.Status, waiting.Children),
                Is.EqualTo((JobStatus.Processing, new ChildCounts(3, 0, 0)))
            );
            Assert.That(places, Is.Zero);
            Assert.That(
                (ended.Status, ended.Children, ended.AttemptCount),
                Is.EqualTo((JobStatus.Completed, new ChildCounts(3, 2, 1), 1))
            );
            Assert.That(await CountAsync("job_queue"), Is.Zero);
        }
    }

    [Test]
    public async Task Run_WhenAllItsPartsFail_Fails()
    {
        var parent = await _installation.EnqueueSweepAsync(_member);
        Script.Run = (job, context, token) =>
            job.Id == parent.Id ? StartPartsAsync(job, context, 2, token) : Task.FromResult(LocalJobResult.Fail("No."));
        await RunAsync(await ClaimAsync());

        foreach (var part in await ClaimAllAsync())
            await RunAsync(part);
        await RunAsync(await ClaimAsync());

        Assert.That((await FindAsync(parent.Id)).Status, Is.EqualTo(JobStatus.Failed));
    }

    [Test]
    public async Task Run_WhenAWorkerVanishesAfterTheParts_StartsThemOnce()
    {
        var parent = await _installation.EnqueueSweepAsync(_member);
        Script.Run = async (job, context, token) =>
        {
            await StartPartsAsync(job, context, 2, token);
            throw new LeaseLostException("killed here");
        };
        var killed = await ClaimAsync();
        Assert.ThrowsAsync<LeaseLostException>(() => RunAsync(killed));
        await _installation.ExecuteAsync(
            $"UPDATE job_queue SET due_at = now() - interval '1 second' WHERE job_id = '{parent.Id.Value}'"
        );
        await _installation.ExecuteAsync(
            $"UPDATE job_queue SET due_at = now() + interval '1 hour' WHERE job_id <> '{parent.Id.Value}'"
        );

        await RunAsync(await ClaimAsync());

        Assert.That(await CountAsync("jobs"), Is.EqualTo(3));
        Assert.That(Script.Runs, Is.EqualTo(1), "whoever takes it over only waits");
    }

    private SweepScript Script => _installation.Get<SweepScript>();

    private static async Task<LocalJobResult> StartPartsAsync(
        LocalJob job,
        JobContext context,
        int parts,
        CancellationToken cancellationToken
    )
    {
        await context.StartChildrenAsync(
            () =>
                [
                    .. Enumerable
                        .Range(0, parts)
                        .Select(_ => new SweepJob(
                            new JobOrder(job.OrganizationId, job.CreatedBy, DateTimeOffset.UtcNow) { ParentId = job.Id }
                        )),
                ],
            cancellationToken
        );
        return LocalJobResult.AwaitChildren;
    }

    // The first part fails, the others do not.
    private Task<LocalJobResult> EndPartAsync(LocalJob part) =>
        Task.FromResult(Script.Runs == 2 ? LocalJobResult.Fail($"Part {part.Id} is broken.") : LocalJobResult.Done);

    private async Task<ClaimedJob> ClaimAsync() => (await ClaimAllAsync()).Single();

    private async Task<IReadOnlyList<ClaimedJob>> ClaimAllAsync()
    {
        await using var scope = _installation.OpenWorkerScope();
        return (
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ClaimJobs(LocalJob.LocalQueue, 10))
        ).Value;
    }

    private async Task RunAsync(ClaimedJob claimed, JobCancellation? control = null)
    {
        using var own = new JobCancellation();
        await using var scope = _installation.OpenWorkerScope(claimed.Lease.OrganizationId);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RunJob(claimed, control ?? own));
    }

    private async Task CancelAsync(JobId job)
    {
        await using var scope = _installation.OpenScope(_member);
        var cancelled = await scope
            .ServiceProvider.GetRequiredService<JobCanceler>()
            .CancelAsync<SweepJob>(job, _notFound, CancellationToken.None);
        Assert.That(cancelled.Error, Is.Null);
    }

    private async Task<Result> RetryAsync(JobId job)
    {
        await using var scope = _installation.OpenScope(_member);
        return await scope
            .ServiceProvider.GetRequiredService<JobRetry>()
            .RetryAsync<SweepJob>(job, _notFound, CancellationToken.None);
    }

    private async Task<Job> FindAsync(JobId job)
    {
        await using var scope = _installation.OpenScope(_member);
        return (await scope.ServiceProvider.GetRequiredService<IJobStore>().FindAsync(job, CancellationToken.None))!;
    }

    private Task DueNowAsync() =>
        _installation.ExecuteAsync("UPDATE job_queue SET due_at = now() - interval '1 second'");

    private Task<long> CountAsync(string table, string where = "true") =>
        _installation.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {where}");
}
