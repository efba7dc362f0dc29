using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Infrastructure.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>
/// Several kinds of job share one table and one queue, kinds among them that this version does not know.
/// </summary>
internal sealed class JobKindTests
{
    private Installation _installation = null!;
    private Member _member = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _installation = await SweepInstallation.StartAsync();
        _member = await _installation.AddMemberAsync();
    }

    [TearDown]
    public ValueTask StopAsync() => _installation.DisposeAsync();

    [Test]
    public async Task Read_WhenTwoKindsShareTheTable_GivesEachItsOwnClass()
    {
        var generation = await _installation.EnqueueAsync(_member, "A lighthouse");
        var sweep = await _installation.EnqueueSweepAsync(_member);

        await using var scope = _installation.OpenScope(_member);
        var jobs = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Jobs.ToDictionaryAsync(job => job.Id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                jobs[generation.Id],
                Is.TypeOf<Generation>().And.Property("Settings").Property("Prompt").EqualTo("A lighthouse")
            );
            Assert.That(jobs[sweep.Id], Is.TypeOf<SweepJob>().And.Property("Kind").EqualTo(SweepJob.JobKind));
        }
    }

    [Test]
    public async Task Claim_WhenTwoKindsWait_TakesEachFromItsQueue()
    {
        var generation = await _installation.EnqueueAsync(_member);
        var sweep = await _installation.EnqueueSweepAsync(_member);

        var (atProvider, here) = (await ClaimAsync(generation.Provider), await ClaimAsync(LocalJob.LocalQueue));

        Assert.That(
            atProvider.Single().Lease,
            Has.Property("JobId").EqualTo(generation.Id).And.Property("Kind").EqualTo(Generation.JobKind)
        );
        Assert.That(
            here.Single().Lease,
            Has.Property("JobId").EqualTo(sweep.Id).And.Property("Kind").EqualTo(SweepJob.JobKind)
        );
    }

    [Test]
    public async Task Claim_WhenAKindIsNotKnown_LeavesItToAWorkerThatKnowsIt()
    {
        var hologram = await _installation.EnqueueAsync(_member);
        var known = await _installation.EnqueueAsync(_member);
        await MakeHologramAsync(hologram.Id);

        var claimed = await ClaimAsync(known.Provider);
        var look = await new DueJobProbe(_installation.Database).ProbeAsync(
            Kinds(),
            TimeSpan.FromMinutes(1),
            CancellationToken.None
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(claimed.Select(job => job.Lease.JobId), Is.EqualTo(new[] { known.Id }));
            Assert.That(
                await _installation.ScalarAsync<long>(
                    "SELECT count(*) FROM job_queue WHERE kind = 'hologram' AND leased_by IS NULL AND token = 0"
                ),
                Is.EqualTo(1)
            );
            Assert.That(look.Providers, Is.Empty, "nobody is woken for it");
        }
    }

    [Test]
    public async Task Report_WhenAKindIsNotKnown_NamesItOnce()
    {
        await MakeHologramAsync((await _installation.EnqueueAsync(_member)).Id);
        await _installation.EnqueueSweepAsync(_member);
        var (log, clock) = (new Lines(), new ManualClock());
        var unknown = new UnknownKinds(_installation.Database, clock, log);

        await unknown.ReportAsync(Kinds().Known, CancellationToken.None);
        clock.Now += TimeSpan.FromHours(1);
        await unknown.ReportAsync(Kinds().Known, CancellationToken.None);

        Assert.That(log.All.Single(), Does.Contain("\"hologram\""));
    }

    private JobKinds Kinds() => new(_installation.Get<IServiceScopeFactory>(), _installation.Get<IProviderRegistry>());

    private async Task MakeHologramAsync(JobId job)
    {
        await _installation.ExecuteAsync($"UPDATE jobs SET kind = 'hologram' WHERE id = '{job.Value}'");
        await _installation.ExecuteAsync($"UPDATE job_queue SET kind = 'hologram' WHERE job_id = '{job.Value}'");
    }

    private async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(string queue)
    {
        await using var scope = _installation.OpenWorkerScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ClaimJobs(queue, 10))).Value;
    }

    private sealed class ManualClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Lines : ILogger<UnknownKinds>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => All.Add(formatter(state, exception));
    }
}
