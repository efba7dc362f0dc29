using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Usage;

namespace ImageGenerator.Domain.Tests.Edits;

[TestFixture]
internal sealed class UpscaleTests
{
    [Test]
    public void Request_IsAPendingJobOfItsKindAtThePriceOfTheMoment()
    {
        var upscale = New();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(upscale.Status, Is.EqualTo(JobStatus.Pending));
            Assert.That(upscale.Kind.Name, Is.EqualTo("upscale"));
            Assert.That(upscale.EstimatedCost, Is.EqualTo(Money.Usd(0.02m)));
            Assert.That(upscale.RequestedModel, Is.EqualTo("auto"));
            Assert.That(upscale.Metadata.Values["order"], Is.EqualTo("17"));
            Assert.That(upscale.Events.Single(), Is.TypeOf<EditUpdated>().With.Property("JobId").EqualTo(upscale.Id));
        }
    }

    [Test]
    public void SwitchTo_WhenItWaits_TakesTheOtherModelAndItsSettings()
    {
        var upscale = New();
        var settings = UpscaleScene.Fit(UpscaleScene.By(4) with { Source = Small }, UpscaleScene.Plain).Value;

        var switched = upscale.SwitchTo(UpscaleScene.Plain, settings, Moments.At(2));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(switched.Succeeded, Is.True);
            Assert.That(upscale.Model, Is.EqualTo("test/plain"));
            Assert.That(upscale.Settings, Is.SameAs(settings));
            Assert.That(upscale.RequestedModel, Is.EqualTo("auto"), "what was asked for stays");
        }
    }

    [Test]
    public void SwitchTo_WhileAnAttemptIsUnderWay_IsRefusedAndChangesNothing()
    {
        var upscale = New();
        upscale.BeginAttempt(Moments.At(1));
        var before = upscale.Settings;

        var switched = upscale.SwitchTo(
            UpscaleScene.Plain,
            UpscaleScene.Fit(UpscaleScene.By(2), UpscaleScene.Plain).Value,
            Moments.At(2)
        );

        Assert.That(switched.Error?.Code, Is.EqualTo("job.attempt_open"));
        Assert.That(upscale.Settings, Is.SameAs(before));
    }

    [Test]
    public void Update_WhileTheImageIsBeingSaved_TellsWhyItIsNotInTheLibrary()
    {
        var upscale = New();
        upscale.BeginAttempt(Moments.At(1));
        upscale.Advance(JobStage.Saving, 95, Moments.At(2));
        upscale.HoldUpSaving("The storage is full.", Moments.At(3));

        Assert.That(((EditUpdated)upscale.Events[^1]).SavingNotice, Is.EqualTo("The storage is full."));
    }

    [Test]
    public void Retry_WhenItWaits_SpeaksOfAnEdit() =>
        Assert.That(New().Retry(Moments.At(1)).Error?.Code, Is.EqualTo("edit.not_retryable"));

    [Test]
    public void Settle_WhenDone_WritesALineForTheUpscale()
    {
        var upscale = New();
        upscale.BeginAttempt(Moments.At(1));
        upscale.Complete(Money.Usd(0.02m), null, Moments.At(2));

        var line = UsageRecord.Settle(upscale, 1, usage: null, Moments.At(2)).Single();

        Assert.That(line.Operation, Is.EqualTo(Upscale.JobKind));
        Assert.That(line.Amount, Is.EqualTo(Money.Usd(0.02m)));
    }

    private static EditSource Small => UpscaleScene.Source with { Width = 100, Height = 100 };

    private static Upscale New() =>
        Upscale.Request(
            new JobOrder(GenerationBuilder.Organization, GenerationBuilder.Person, Moments.Start),
            UpscaleScene.Fast,
            UpscaleScene.Fit(UpscaleScene.By(4) with { Source = Small }, UpscaleScene.Fast).Value,
            new RoutingOptions { RequestedModel = "auto", Metadata = JobMetadata.Of([new("order", "17")]) }
        );
}
