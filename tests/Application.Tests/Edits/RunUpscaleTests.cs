using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using Moq;

namespace ImageGenerator.Application.Tests.Edits;

/// <summary>A priced upscaler through the whole engine, from the first question to the last cent.</summary>
[TestFixture]
internal sealed class RunUpscaleTests
{
    private static readonly ProviderResult _made = new ProviderResult.Completed([
        ProviderOutput.FromBytes(RunScene.Jpeg),
    ]);

    private static readonly ProviderResult _away = new ProviderResult.Unavailable("Away.");

    [Test]
    public async Task Run_AsksForExactlyWhatWasOrdered()
    {
        using var scene = new RunUpscaleScene().Answering(_made);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                scene.Request,
                Has.Property("JobId").EqualTo(scene.Job.Id).And.Property("Model").EqualTo("test/sharp")
            );
            Assert.That(scene.Request!.Factor, Is.EqualTo(2));
            Assert.That(scene.Request.Prompt, Is.Null, "the words of the source are not sent");
            Assert.That(scene.Request.Seed, Is.Null);
            Assert.That(scene.Request.OutputFormat, Is.EqualTo(OutputFormat.Jpeg));
            Assert.That(
                (scene.Request.Source.MediaType, scene.Request.Source.Size),
                Is.EqualTo(("image/jpeg", new ImageSize(640, 480)))
            );
        }
    }

    [Test]
    public async Task Run_WhenTheImageComes_StoresItWithItsSourceAndSettlesToTheCent()
    {
        using var scene = new RunUpscaleScene().Answering(_made);

        await scene.RunAsync();

        var asset = scene.Library.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(scene.Job.ActualCost, Is.EqualTo(Money.Usd(0.0199m)));
            Assert.That(
                asset.Sources,
                Is.EqualTo([new AssetSource(Upscalers.SourceId, AssetSourceRole.Source, Position: 0)])
            );
            Assert.That(
                asset.Origin,
                Has.Property("JobId")
                    .EqualTo(scene.Job.Id)
                    .And.Property("Settings")
                    .EqualTo(scene.Job.Settings)
                    .And.Property("Model")
                    .EqualTo("test/sharp")
                    .And.Property("Cost")
                    .EqualTo(Money.Usd(0.0199m))
            );
            Assert.That(
                scene.Ledger.Single(),
                Has.Property("Outputs")
                    .EqualTo(1)
                    .And.Property("ActualCost")
                    .EqualTo(Money.Usd(0.0199m))
                    .And.Property("Operation")
                    .EqualTo(scene.Job.Kind)
            );
            Assert.That(scene.Blobs, Has.Count.EqualTo(3), "the original, its preview and its thumbnail");
            scene.Host.Budget.Verify(budget => budget.Settle(scene.Job), Times.Once);
        }
    }

    [Test]
    public async Task Run_WhenTheProviderReportsItsCost_SettlesThatInstead()
    {
        using var scene = new RunUpscaleScene().Answering(
            new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Jpeg)], Money.Usd(0.0312m))
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.EstimatedCost, Is.EqualTo(Money.Usd(0.0199m)), "what was shown stays");
            Assert.That(scene.Job.ActualCost, Is.EqualTo(Money.Usd(0.0312m)));
            Assert.That(scene.Library.Single().Origin.Cost, Is.EqualTo(Money.Usd(0.0312m)));
        }
    }

    [Test]
    public async Task Run_WhenNobodyKnowsThePrice_LeavesTheAmountOpen()
    {
        using var scene = new RunUpscaleScene(Upscalers.At("test", price: null)).Answering(_made);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(scene.Job.ActualCost, Is.Null);
            Assert.That(scene.Job.UnknownAmounts, Is.EqualTo(1));
            Assert.That(scene.Ledger.Single().ActualCost, Is.Null);
            scene.Host.Budget.Verify(budget => budget.Settle(scene.Job), Times.Once);
        }
    }

    [Test]
    public async Task Run_WhenTheSourceWasDeletedMeanwhile_EndsWithoutAskingAnybody()
    {
        using var scene = new RunUpscaleScene();
        scene
            .Host.AssetReader.Setup(assets => assets.FindAsync(Upscalers.SourceId, It.IsAny<CancellationToken>()))
            .ReturnsAsync((AssetView?)null);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.Empty);
            Assert.That(scene.Job.Failure?.Code, Is.EqualTo(FailureCode.InvalidRequest));
            Assert.That(scene.Job.Failure?.Message, Does.Contain("choose another one"));
            Assert.That(scene.Ledger.Single().ActualCost, Is.EqualTo(Money.Zero));
        }
    }

    [Test]
    public async Task Run_WhenAnotherProviderOffersTheFactor_ItTakesOverAtOnce()
    {
        using var scene = Several(Upscalers.At("second", 0.0199m)).Answering(_away);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.MoveTo("second")]));
            Assert.That(scene.Job.Model, Is.EqualTo("second/sharp"));
            Assert.That(scene.Job.Own.Factor, Is.EqualTo(2), "the size that people were shown stays");
            Assert.That(scene.Job.Attempts.Single().Outcome, Is.EqualTo(AttemptOutcome.Unavailable));
            Assert.That(scene.Ledger, Is.Empty);
            scene.Host.Budget.Verify(budget => budget.Settle(scene.Job), Times.Never);
        }
    }

    private static IEnumerable<TestCaseData> Staying()
    {
        yield return Case(new ProviderResult.ContentRejected("Not this."), FailureCode.ContentRefused);
        yield return Case(new ProviderResult.Invalid("image", "Too small."), FailureCode.InvalidRequest);
        yield return Case(new ProviderResult.Unknown("Lost."), FailureCode.OutcomeUnknown);
        yield return Case(new ProviderResult.ServerError("Oops."), FailureCode.OutcomeUnknown);

        static TestCaseData Case(ProviderResult result, FailureCode code) =>
            new TestCaseData(result, code).SetArgDisplayNames(result.GetType().Name);
    }

    [TestCaseSource(nameof(Staying))]
    public async Task Run_WhenAnotherProviderWouldMendNothingOrBePaidTwice_EndsThere(
        ProviderResult result,
        FailureCode code
    )
    {
        using var scene = Several(Upscalers.At("second", 0.0199m)).Answering(result);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Model, Is.EqualTo("test/sharp"));
            Assert.That(scene.Job.Failure?.Code, Is.EqualTo(code));
            scene.Host.Budget.Verify(budget => budget.Settle(scene.Job), Times.Once);
        }
    }

    private static IEnumerable<TestCaseData> Unfit()
    {
        yield return Case("the same provider", Upscalers.At("test", 0.0199m, "other"));
        yield return Case("dearer", Upscalers.At("second", 0.05m));
        yield return Case("without the factor", Upscalers.At("second", 0.001m, "sharp", "4"));
        yield return Case("of an unknown price", Upscalers.At("second", price: null));

        static TestCaseData Case(string name, ModelDescription other) =>
            new TestCaseData(other).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Unfit))]
    public async Task Run_WhenTheOtherModelDoesNotDo_WaitsForItsOwn(ModelDescription other)
    {
        using var scene = Several(other).Answering(_away);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Model, Is.EqualTo("test/sharp"));
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Pending));
            Assert.That(scene.LeaseActions.Single(), Is.InstanceOf<LeaseAction.Released>());
        }
    }

    [Test]
    public async Task Run_WhenCancelledWhileTheProviderIsAtWork_StopsAndTheCostIsUnknown()
    {
        using var scene = new RunUpscaleScene();
        scene.Meanwhile(scene.CancelByAPerson);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Cancelled));
            Assert.That(scene.Library, Is.Empty);
            Assert.That(scene.Job.Charge, Is.EqualTo(Charge.Unknown));
            scene.Host.Budget.Verify(budget => budget.Settle(scene.Job), Times.Once);
        }
    }

    private static RunUpscaleScene Several(ModelDescription other) =>
        new(Upscalers.At("test", 0.0199m), options: null, takeover: false, [other]);
}
