using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Jobs;

/// <summary>A claimed job that calls no provider, its work, and what becomes of its lease.</summary>
internal sealed class LocalScene : IDisposable
{
    public LocalScene(bool begun = true)
    {
        Job = New();
        if (begun)
            Assert.That(Job.Begin(Moments.At(1)).Succeeded, Is.True);
        Lease = new JobLease(Job.Id, SweepJob.JobKind, Job.OrganizationId, LocalJob.LocalQueue, 1);
        Host.Know(new SweepType(this));
        Host.Jobs.Setup(jobs => jobs.FindAsync(Job.Id, It.IsAny<CancellationToken>())).ReturnsAsync(() => Stored);
        Stored = Job;
        Host.Leased.Setup(work =>
                work.ChangeAsync(
                    Lease,
                    It.IsAny<Func<CancellationToken, Task<LeaseAction>>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                async (JobLease _, Func<CancellationToken, Task<LeaseAction>> change, CancellationToken token) =>
                    LeaseActions.Add(await change(token))
            );
    }

    public TestHost Host { get; } = new();

    public SweepJob Job { get; }

    /// <summary>What the store has by now.</summary>
    public Job? Stored { get; set; }

    public JobLease Lease { get; }

    public JobCancellation Control { get; } = new();

    public List<LeaseAction> LeaseActions { get; } = [];

    /// <summary>How often the work was begun.</summary>
    public int Runs { get; private set; }

    /// <summary>What the work does; it is done at once unless a test says otherwise.</summary>
    public Func<JobContext, CancellationToken, Task<LocalJobResult>> Work { get; set; } =
        (_, _) => Task.FromResult(LocalJobResult.Done);

    public static SweepJob New() =>
        new(new JobOrder(GenerationBuilder.Organization, GenerationBuilder.Person, Moments.Start));

    public Task RunAsync() =>
        Host.SendAsync(new RunJob(new ClaimedJob(Lease, ClaimState.Fresh, TimeSpan.FromMinutes(5)), Control));

    public void Parts(int total, int completed, int failed) =>
        Host
            .Jobs.Setup(jobs => jobs.CountChildrenAsync(Job.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ChildCounts(total, completed, failed));

    public void Dispose()
    {
        Control.Dispose();
        Host.Dispose();
    }

    private sealed class SweepType(LocalScene scene) : ILocalJobType
    {
        public JobKind Kind => SweepJob.JobKind;

        public TimeSpan TimeLimitOf(Job job) => TimeSpan.FromMinutes(5);

        public Task<LocalJobResult> RunAsync(LocalJob job, JobContext context, CancellationToken cancellationToken)
        {
            scene.Runs++;
            return scene.Work(context, cancellationToken);
        }
    }
}
