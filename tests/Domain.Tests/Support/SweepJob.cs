using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Tests.Support;

/// <summary>A kind of job that calls no provider, for tests.</summary>
internal sealed class SweepJob : LocalJob
{
    public static readonly JobKind JobKind = new("sweep");

    // For EF Core.
    private SweepJob() { }

    public SweepJob(JobOrder order)
        : base(order) { }

    public override JobKind Kind => JobKind;

    public override string Noun => "sweep";

    protected override void RaiseUpdated(DateTimeOffset now)
    {
        // Nobody watches it.
    }
}
