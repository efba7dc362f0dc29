using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Generations;

/// <summary>A request validated against what a model can do: nothing is dropped silently.</summary>
[TestFixture]
internal sealed class GenerationSettingsTests
{
    private static readonly GenerationRequest _request = new() { Prompt = "a red fox" };
    private static readonly Seed _fresh = Seed.From(7);

    [Test]
    public void For_WhenOnlyAPromptIsGiven_FillsInTheModelsDefaults()
    {
        var settings = GenerationSettings.For(_request, TestModels.Able, _fresh).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Prompt, Is.EqualTo("a red fox"));
            Assert.That(settings.NegativePrompt, Is.Null);
            Assert.That(settings.AspectRatio, Is.EqualTo("1:1"));
            Assert.That(settings.Size, Is.EqualTo(new ImageSize(1024, 1024)));
            Assert.That(settings.Count, Is.EqualTo(1));
            Assert.That(settings.Seed, Is.EqualTo(_fresh));
            Assert.That(settings.Quality, Is.Null);
            Assert.That(settings.OutputFormat, Is.EqualTo(OutputFormat.Png));
            Assert.That(
                settings.Parameters.ToJson(),
                Is.EqualTo("""{"guidance":7.5,"look":"silk","steps":20,"tiled":true}""")
            );
        }
    }

    [Test]
    public void For_WhenEverythingIsGiven_KeepsIt()
    {
        var settings = GenerationSettings
            .For(
                new GenerationRequest
                {
                    Prompt = "a red fox",
                    NegativePrompt = "text",
                    AspectRatio = "16:9",
                    Count = 4,
                    Seed = Seed.From(99),
                    Quality = Quality.Hd,
                    OutputFormat = OutputFormat.Webp,
                    Parameters = TestModels.Parameters(("look", "agate")),
                },
                TestModels.Able,
                _fresh
            )
            .Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                settings,
                Has.Property("NegativePrompt").EqualTo("text").And.Property("AspectRatio").EqualTo("16:9")
            );
            Assert.That(settings.Size, Is.EqualTo(new ImageSize(1344, 768)));
            Assert.That(settings.Count, Is.EqualTo(4));
            Assert.That(settings.Seed, Is.EqualTo(Seed.From(99)));
            Assert.That(settings.Quality, Is.EqualTo(Quality.Hd));
            Assert.That(settings.OutputFormat, Is.EqualTo(OutputFormat.Webp));
            Assert.That(settings.Parameters.GetText("look"), Is.EqualTo("agate"));
        }
    }

    [Test]
    public void For_WhenTheSizeIsThatOfARatio_IsThatRatio()
    {
        var plain = GenerationSettings
            .For(_request with { Size = new ImageSize(512, 512) }, TestModels.Plain, _fresh)
            .Value;
        var able = GenerationSettings
            .For(_request with { Size = new ImageSize(1024, 1024) }, TestModels.Able, _fresh)
            .Value;

        Assert.That((plain.AspectRatio, plain.Size), Is.EqualTo(("1:1", new ImageSize(512, 512))));
        Assert.That(
            (able.AspectRatio, able.Size),
            Is.EqualTo(((string?)null, new ImageSize(1024, 1024))),
            "a model of exact sizes takes it as one"
        );
    }

    private static IEnumerable<TestCaseData> RefusalsByThePlainModel()
    {
        yield return Refusal(_request with { NegativePrompt = "text" }, "parameter.unsupported", "negativePrompt");
        yield return Refusal(_request with { Count = 2 }, "count.unsupported", "count");
        yield return Refusal(_request with { Seed = Seed.From(0) }, "parameter.unsupported", "seed");
        yield return Refusal(_request with { Quality = Quality.Standard }, "parameter.unsupported", "quality");
        yield return Refusal(
            _request with
            {
                OutputFormat = OutputFormat.Jpeg,
            },
            "parameter.unsupported",
            "outputFormat"
        );
        yield return Refusal(_request with { Size = new ImageSize(512, 513) }, "parameter.unsupported", "width");
        yield return Refusal(_request with { AspectRatio = "16:9" }, "size.unsupported", "aspectRatio");
        yield return Refusal(
            _request with
            {
                Parameters = TestModels.Parameters(("look", "silk")),
            },
            "parameter.unsupported",
            "parameters.look"
        );
        yield return Refusal(_request with { Prompt = new string('x', 501) }, "prompt.too_long", "prompt");

        static TestCaseData Refusal(GenerationRequest request, string code, string field) =>
            new TestCaseData(request, code, field).SetArgDisplayNames(field, code);
    }

    [TestCaseSource(nameof(RefusalsByThePlainModel))]
    public void For_WhenTheModelCannotDoIt_RefusesUnderTheFieldsName(
        GenerationRequest request,
        string code,
        string field
    )
    {
        var refused = GenerationSettings.For(request, TestModels.Plain, _fresh).Error!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Code, Is.EqualTo(code));
            Assert.That(refused.Kind, Is.EqualTo(ErrorKind.RuleViolation));
            Assert.That(refused.Fields.Select(error => error.Field), Is.EqualTo([field]));
            Assert.That(refused.Message, Is.Not.Empty.And.EqualTo(refused.Fields[0].Message));
        }
    }

    [Test]
    public void For_WhenTheQualityIsNotAmongTheModels_IsRefused()
    {
        var refused = GenerationSettings.For(_request with { Quality = Quality.Ultra }, TestModels.Able, _fresh);

        Assert.That(refused.Error?.Code, Is.EqualTo("parameter.unsupported"));
    }

    [Test]
    public void For_WhenTheRatioIsUnknown_SaysWhichThereAre()
    {
        var refused = GenerationSettings.For(_request with { AspectRatio = "2:1" }, TestModels.Able, _fresh);

        Assert.That(refused.Error?.Message, Does.Contain("2:1").And.Contain("1:1, 16:9"));
    }

    [TestCase(null, 500, true)]
    [TestCase(null, 501, false)]
    [TestCase(1000, 1000, true)]
    [TestCase(1000, 1001, false)]
    [TestCase(10, 11, false)]
    public void For_CountsThePromptAgainstTheModelsLimit(int? limit, int length, bool fits)
    {
        var model = TestModels.Able with { PromptLimit = limit };

        var settings = GenerationSettings.For(_request with { Prompt = new string('x', length) }, model, _fresh);

        Assert.That(settings.Error?.Code, Is.EqualTo(fits ? null : "prompt.too_long"));
    }

    [Test]
    public void For_CountsCharactersAsAPersonWould()
    {
        var foxes = string.Concat(Enumerable.Repeat("🦊", Prompt.DefaultMaxLength));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                GenerationSettings.For(_request with { Prompt = foxes }, TestModels.Able, _fresh).Succeeded,
                Is.True
            );
            Assert.That(
                GenerationSettings.For(_request with { Prompt = foxes + "🦊" }, TestModels.Able, _fresh).Error?.Message,
                Does.Contain("501")
            );
        }
    }

    [Test]
    public void For_WhenTheNegativePromptIsTooLong_NamesThatField()
    {
        var refused = GenerationSettings
            .For(_request with { NegativePrompt = new string('x', 501) }, TestModels.Able, _fresh)
            .Error!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Code, Is.EqualTo("prompt.too_long"));
            Assert.That(refused.Fields.Single().Field, Is.EqualTo("negativePrompt"));
        }
    }

    [TestCase(1536, 512, true)]
    [TestCase(512, 1536, true)]
    [TestCase(1544, 512, false, TestName = "For_WhenWiderThanTheRatioAllows_IsRefused")]
    [TestCase(512, 1544, false, TestName = "For_WhenTallerThanTheRatioAllows_IsRefused")]
    [TestCase(512, 512, true)]
    [TestCase(504, 512, false, TestName = "For_WhenTooFewPixels_IsRefused")]
    public void For_HoldsAnExactSizeAgainstRatioAndLeastPixels(int width, int height, bool fits)
    {
        var able = TestModels.Able;
        var model = able with
        {
            Capabilities = able.Capabilities with
            {
                Size = able.Capabilities.Size! with { MinPixels = 512 * 512, MaxRatio = 3 },
            },
        };

        var settings = GenerationSettings.For(_request with { Size = new ImageSize(width, height) }, model, _fresh);

        Assert.That(
            settings.Error?.Message,
            fits ? Is.Null : Does.Contain("262144 to 2097152 pixels").And.Contain("3 times")
        );
    }

    [TestCase(256, 256)]
    [TestCase(2048, 1024)]
    [TestCase(1024, 2048)]
    public void For_WhenTheExactSizeIsAllowed_HasNoRatio(int width, int height)
    {
        var settings = GenerationSettings
            .For(_request with { Size = new ImageSize(width, height) }, TestModels.Able, _fresh)
            .Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Size, Is.EqualTo(new ImageSize(width, height)));
            Assert.That(settings.AspectRatio, Is.Null);
        }
    }

    [TestCase(248, 512, "width")]
    [TestCase(2056, 512, "width")]
    [TestCase(513, 512, "width")]
    [TestCase(512, 248, "height")]
    [TestCase(512, 2056, "height")]
    [TestCase(512, 513, "height")]
    [TestCase(2048, 1032, "height", TestName = "sides that are fine make too many pixels")]
    public void For_WhenTheExactSizeIsNotAllowed_NamesTheSideAtFault(int width, int height, string field)
    {
        var refused = GenerationSettings
            .For(_request with { Size = new ImageSize(width, height) }, TestModels.Able, _fresh)
            .Error!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Code, Is.EqualTo("size.unsupported"));
            Assert.That(refused.Fields.Single().Field, Is.EqualTo(field));
        }
    }

    [Test]
    public void For_WhenTheModelHasOnlyExactSizesAndNoneIsGiven_AsksForOne()
    {
        var model = TestModels.Able with { Capabilities = TestModels.Able.Capabilities with { AspectRatios = [] } };

        var refused = GenerationSettings.For(_request, model, _fresh);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("size.unsupported"));
            Assert.That(refused.Error?.Fields.Single().Field, Is.EqualTo("width"));
        }
    }

    [Test]
    public void Pixels_OfAHugeSize_DoNotOverflow()
    {
        Assert.That(new ImageSize(1 << 20, 1 << 20).Pixels, Is.EqualTo(1L << 40));
    }
}
