using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.TestKit;

namespace ImageGenerator.Infrastructure.Tests.Events;

internal sealed class ProgressCoalescingTests
{
    private static readonly JobId _one = JobId.New();
    private static readonly JobId _other = JobId.New();

    private int _id;

    [SetUp]
    public void BeginCounting() => _id = 0;

    [Test]
    public void Coalesce_WhenSeveralTellOfTheSameStage_KeepsTheLast()
    {
        var coalesced = Coalesce(Progress(_one, 5), Progress(_one, 10), Progress(_one, 15));

        Assert.That(coalesced, Is.EqualTo(["3"]));
    }

    [Test]
    public void Coalesce_KeepsEachStageAndEachEnd()
    {
        var coalesced = Coalesce(
            Update(_one, JobStatus.Pending, null),
            Update(_one, JobStatus.Processing, JobStage.Submitting),
            Progress(_one, 5),
            Progress(_one, 90),
            Update(_one, JobStatus.Processing, JobStage.Saving),
            Update(_one, JobStatus.Completed, null)
        );

        Assert.That(coalesced, Is.EqualTo(["1", "2", "4", "5", "6"]));
    }

    [Test]
    public void Coalesce_KeepsAnotherAttemptApart()
    {
        var (first, second) = (Progress(_one, 50), Progress(_one, 5));

        var coalesced = Coalesce(first, second with { Event = (GenerationUpdated)second.Event! with { Attempts = 2 } });

        Assert.That(coalesced, Is.EqualTo(["1", "2"]));
    }

    [Test]
    public void Coalesce_KeepsJobsAndOtherEventsApartAndInOrder()
    {
        var asset = new StreamEvent("asset", "asset.created", EventSamples.Of(typeof(AssetCreated)));

        var coalesced = Coalesce(
            Progress(_one, 5),
            Progress(_other, 5),
            asset,
            Progress(_one, 10),
            Progress(_other, 10)
        );

        Assert.That(coalesced, Is.EqualTo(["asset", "3", "4"]));
    }

    [Test]
    public void Coalesce_WhenAnEarlierOneHasUnfinishedImages_KeepsThem()
    {
        var shown = Progress(_one, 5);
        IReadOnlyList<PartialImageVersion> partials = [new PartialImageVersion(0, 2)];

        var coalesced = ProgressCoalescing.Coalesce([
            shown with
            {
                Event = (GenerationUpdated)shown.Event! with { Partials = partials },
            },
            Progress(_one, 10),
        ]);

        var kept = (GenerationUpdated)coalesced.Single().Event!;
        Assert.That((kept.Progress, kept.Partials), Is.EqualTo((10, partials)));
    }

    private static IEnumerable<string> Coalesce(params IReadOnlyList<StreamEvent> events) =>
        ProgressCoalescing.Coalesce(events).Select(told => told.Id);

    private StreamEvent Progress(JobId job, int percent) =>
        Update(job, JobStatus.Processing, JobStage.Running, percent);

    private StreamEvent Update(JobId job, JobStatus status, JobStage? stage, int percent = 0)
    {
        var happened = (GenerationUpdated)EventSamples.Of(typeof(GenerationUpdated)) with
        {
            JobId = job,
            Status = status,
            Stage = stage,
            Progress = percent,
            Attempts = 1,
            Partials = null,
        };
        return new StreamEvent($"{++_id}", "generation.updated", happened);
    }
}
