using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Infrastructure.Jobs;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>How many jobs a worker may take up, and for whom.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WorkerPlacesTests
{
    private const int Concurrency = 4;

    private readonly RunningJobs _running = new();
    private readonly OrganizationId _busy = OrganizationId.New();
    private readonly OrganizationId _waiting = OrganizationId.New();

    private WorkerPlaces Places => new(_running, Options.Create(new JobOptions { Concurrency = Concurrency }));

    [Test]
    public void Rounds_WhenAnOrganizationHoldsPlaces_SayHowManyAndCountItIn()
    {
        Run(_busy, jobs: 2);

        var rounds = Places.Rounds([_waiting], isOnly: false).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(
                rounds.Select(round => round.Most),
                Is.EqualTo(WorkerShare.Rounds(Concurrency, 2, isOnly: false))
            );
            Assert.That(rounds.Select(round => round.Held[_busy]), Has.All.EqualTo(2));
        });
    }

    [Test]
    public void Free_WhileJobsWaitForTheirProvider_CountsThoseThatWorkOnly()
    {
        Run(_busy, jobs: 3);

        using var wait = _running.BeginWait(_running.Leases[0].JobId);

        Assert.That(Places.Free, Is.EqualTo(Concurrency - 2));
    }

    [Test]
    public void Free_WhenVeryManyJobsWait_HasAnEnd()
    {
        Run(_busy, jobs: Concurrency * 8);
        foreach (var lease in _running.Leases)
            _running.BeginWait(lease.JobId);

        Assert.That(Places.Free, Is.Zero);
    }

    private void Run(OrganizationId organization, int jobs)
    {
        for (var job = 0; job < jobs; job++)
            _running.Add(new JobLease(JobId.New(), Generation.JobKind, organization, "offline", Token: 1));
    }
}
