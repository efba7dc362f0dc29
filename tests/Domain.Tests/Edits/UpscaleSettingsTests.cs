using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Edits;

[TestFixture]
internal sealed class UpscaleSettingsTests
{
    [Test]
    public void For_WhenOnlyAnImageIsGiven_FillsInWhatTheModelDoesByItself()
    {
        var settings = UpscaleScene.Fit(UpscaleScene.Request, UpscaleScene.Plain).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Factor, Is.EqualTo(2));
            Assert.That(settings.ResultSize, Is.EqualTo(new ImageSize(1280, 960)));
            Assert.That(settings.OutputFormat, Is.EqualTo(OutputFormat.Jpeg), "the source's own");
            Assert.That(settings.Seed, Is.Null, "nothing in it is random");
            Assert.That(settings.Prompt, Is.EqualTo("a red fox"), "it is found by the words of its source");
            Assert.That(settings.PromptIsGiven, Is.False, "and they are not sent");
            Assert.That(settings.Kind, Is.EqualTo(Upscale.JobKind));
        }
    }

    [Test]
    public void For_WhenTheModelDoesNotMakeTheSourcesFormat_TakesItsFirst() =>
        Assert.That(
            UpscaleScene.Fit(UpscaleScene.Request with { Prompt = "a fox" }, UpscaleScene.Creative).Value.OutputFormat,
            Is.EqualTo(OutputFormat.Png)
        );

    [Test]
    public void For_WhenTheModelHasASizeOfItsOwn_TellsNone()
    {
        var settings = UpscaleScene
            .Fit(UpscaleScene.Request with { Prompt = "a blue fox" }, UpscaleScene.Creative)
            .Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Factor, Is.Null);
            Assert.That(settings.ResultSize, Is.Null);
            Assert.That(settings.Seed, Is.EqualTo(Seed.From(7)));
            Assert.That(settings.Prompt, Is.EqualTo("a blue fox"));
            Assert.That(settings.PromptIsGiven, Is.True);
        }
    }

    [Test]
    public void For_WhenTheFactorIsNotOffered_RefusesUnderItsName() =>
        MustRefuse(UpscaleScene.By(2), UpscaleScene.Fast, "parameter.out_of_range", "parameters.factor");

    [Test]
    public void For_WhenTheModelTakesNoFactor_RefusesUnderItsName() =>
        MustRefuse(
            UpscaleScene.By(2) with
            {
                Prompt = "a fox",
            },
            UpscaleScene.Creative,
            "parameter.unsupported",
            "parameters.factor"
        );

    [Test]
    public void For_WhenThePromptIsMissing_SaysSo() =>
        MustRefuse(UpscaleScene.Request, UpscaleScene.Creative, "prompt.required", "prompt");

    [Test]
    public void For_WhenAPromptIsNotTaken_RefusesItUnderItsName() =>
        MustRefuse(
            UpscaleScene.Request with
            {
                Prompt = "a fox",
            },
            UpscaleScene.Fast,
            "parameter.unsupported",
            "prompt"
        );

    [TestCase(31, 100)]
    [TestCase(1537, 100)]
    [TestCase(1025, 1024)]
    public void For_WhenTheSourceIsTooSmallOrTooLarge_TellsTheBounds(int width, int height)
    {
        var request = UpscaleScene.Request with
        {
            Source = UpscaleScene.Source with { Width = width, Height = height },
        };

        var error = MustRefuse(request, UpscaleScene.Fast, "image.size_unsupported", "source");

        Assert.That(
            error.Message,
            Does.Contain("32").And.Contain("1536").And.Contain("1048576").And.Contain($"{width}x{height}")
        );
    }

    [Test]
    public void For_WhenTheResultWouldBeTooLarge_SaysWhatToDo()
    {
        var error = MustRefuse(UpscaleScene.By(4), UpscaleScene.Plain, "image.result_too_large", "parameters.factor");

        Assert.That(error.Message, Does.Contain("2560x1920").And.Contain("4000000").And.Contain("smaller"));
    }

    [Test]
    public void For_WhenTheModelDoesSomethingElse_Refuses() =>
        MustRefuse(UpscaleScene.Request, TestModels.Able, "model.operation_unsupported", "model");

    [Test]
    public void For_WhenASeedIsNotTaken_RefusesIt() =>
        MustRefuse(
            UpscaleScene.Request with
            {
                Seed = Seed.From(1),
            },
            UpscaleScene.Fast,
            "parameter.unsupported",
            "seed"
        );

    [Test]
    public void AdaptTo_KeepsTheFactorEvenWhereItWasADefault()
    {
        var fast = UpscaleScene
            .Fit(
                UpscaleScene.Request with
                {
                    Source = UpscaleScene.Source with { Width = 64, Height = 64 },
                },
                UpscaleScene.Fast
            )
            .Value;

        var adapted = fast.AdaptTo(UpscaleScene.Fast, UpscaleScene.Plain);

        Assert.That(adapted.Value.Factor, Is.EqualTo(4), "people were shown that size");
        Assert.That(adapted.Value.Prompt, Is.EqualTo("a red fox"));
    }

    [Test]
    public void AdaptTo_AModelThatDoesNotOfferTheFactor_IsRefused()
    {
        var doubled = UpscaleScene.Fit(UpscaleScene.By(2), UpscaleScene.Plain).Value;

        Assert.That(doubled.AdaptTo(UpscaleScene.Plain, UpscaleScene.Fast).Succeeded, Is.False);
    }

    [Test]
    public void AdaptTo_AModelThatIgnoresThePrompt_IsRefused()
    {
        var painted = UpscaleScene.Fit(UpscaleScene.Request with { Prompt = "a fox" }, UpscaleScene.Creative).Value;

        Assert.That(painted.AdaptTo(UpscaleScene.Creative, UpscaleScene.Plain).Succeeded, Is.False);
    }

    [Test]
    public void ToWork_CountsTheImageThatIsSentAndTheOneThatIsMade()
    {
        var price = new Price
        {
            Components =
            [
                new PriceComponent(PriceUnit.InputImage, Money.Usd(0.01m)),
                new PriceComponent(PriceUnit.Image, Money.Usd(0.02m))
                {
                    When = new Dictionary<string, string> { ["factor"] = "2" },
                },
                new PriceComponent(PriceUnit.Megapixel, Money.Usd(1m)),
            ],
        };

        var cost = price.Estimate(UpscaleScene.Fit(UpscaleScene.By(2), UpscaleScene.Plain).Value.ToWork());

        Assert.That(cost, Is.EqualTo(Money.Usd(0.01m + 0.02m + 1.2288m)));
    }

    private static Error MustRefuse(EditRequest request, ModelDescription model, string code, string field)
    {
        var settings = UpscaleScene.Fit(request, model);

        Assert.That(settings.Error?.Code, Is.EqualTo(code), settings.Error?.Message);
        Assert.That(settings.Error!.Fields.Select(refused => refused.Field), Is.EqualTo(new[] { field }));
        return settings.Error;
    }
}
