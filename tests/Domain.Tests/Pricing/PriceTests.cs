using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Pricing;

[TestFixture]
internal sealed class PriceTests
{
    private static readonly GenerationRequest _request = new()
    {
        Prompt = "a red fox",
        Count = 3,
        Quality = Quality.Hd,
    };

    [Test]
    public void Estimate_WhenImagesAreCharged_MultipliesByTheirNumber()
    {
        Assert.That(Price.PerImage(Money.Usd(0.04m)).Estimate(Asked()), Is.EqualTo(Money.Usd(0.12m)));
    }

    [Test]
    public void Estimate_WhenThereAreNoLines_IsUnknown()
    {
        Assert.That(new Price { Components = [] }.Estimate(Asked()), Is.Null);
    }

    [Test]
    public void Estimate_WhenSeveralLinesHold_TheMostSpecificCounts()
    {
        var price = Of(
            Line(PriceUnit.Image, 1),
            Line(PriceUnit.Image, 2, ("quality", "hd")),
            Line(PriceUnit.Image, 3, ("quality", "hd"), ("size", "1024x1024")),
            Line(PriceUnit.Image, 4, ("quality", "standard"), ("size", "1024x1024"), ("look", "silk"))
        );

        Assert.That(price.Estimate(Asked()), Is.EqualTo(Money.Usd(9)));
    }

    [Test]
    public void Estimate_WhenNoLineOfAUnitHolds_IsUnknown()
    {
        Assert.That(Of(Line(PriceUnit.Image, 1, ("quality", "ultra"))).Estimate(Asked()), Is.Null);
    }

    [TestCase("quality", "hd")]
    [TestCase("size", "1024x1024")]
    [TestCase("aspectRatio", "1:1")]
    [TestCase("references", "false")]
    [TestCase("look", "silk")]
    [TestCase("steps", "20")]
    [TestCase("tiled", "true")]
    public void Estimate_KnowsEverySettingThatALineCanNameIt(string name, string value)
    {
        Assert.That(Of(Line(PriceUnit.Request, 1, (name, value))).Estimate(Asked()), Is.EqualTo(Money.Usd(1)));
    }

    [TestCase(0, 3.145728)]
    [TestCase(1, 0.145728)]
    [TestCase(2, 0)]
    public void Estimate_WhenPixelsAreCharged_SomeMayBeIncludedWithEachImage(decimal included, decimal expected)
    {
        var price = Of(new PriceComponent(PriceUnit.Megapixel, Money.Usd(1)) { Included = included });

        Assert.That(price.Estimate(Asked()), Is.EqualTo(Money.Usd(expected)));
    }

    [Test]
    public void Estimate_WhenReferencesAreCharged_CountsThemAndTheirPixels()
    {
        var references = ReferenceImages.Of([Reference(1000, 1000), Reference(2000, 1000)]);
        var price = Of(Line(PriceUnit.InputImage, 0.01m), Line(PriceUnit.InputMegapixel, 0.1m));

        Assert.That(
            price.Estimate(Asked(request => request with { References = references })),
            Is.EqualTo(Money.Usd(0.32m))
        );
    }

    [Test]
    public void Estimate_WhenSecondsAreCharged_GoesByWhatIsUsual()
    {
        var price = Of(Line(PriceUnit.Second, 0.001m));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                price.Estimate(Settings().ToWork().Measuring(new ProviderUsage { Seconds = 4.5m })),
                Is.EqualTo(Money.Usd(0.0045m))
            );
            Assert.That(price.Estimate(Settings().ToWork()), Is.Null, "nobody knows how long it takes");
        }
    }

    [Test]
    public void Actual_WhenTokensWereCounted_ChargesByTheMillion()
    {
        var price = Of(
            Line(PriceUnit.InputTextToken, 5),
            Line(PriceUnit.InputImageToken, 8),
            Line(PriceUnit.OutputImageToken, 30),
            Line(PriceUnit.OutputTextToken, 10)
        );
        var usage = new ProviderUsage
        {
            InputTextTokens = 13,
            InputImageTokens = 194,
            OutputImageTokens = 4160,
            OutputTextTokens = 0,
        };

        Assert.That(price.Actual(Asked().Measuring(usage)), Is.EqualTo(Money.Usd(0.126417m)));
    }

    [Test]
    public void Actual_WhenTheProviderDidNotCount_TheUsualHasToDo()
    {
        var price = new Price
        {
            Components = [Line(PriceUnit.OutputImageToken, 30)],
            Expected = [Line(PriceUnit.Image, 0.05m)],
        };

        Assert.That(price.Actual(Asked()), Is.EqualTo(Money.Usd(0.15m)));
    }

    [Test]
    public void Actual_WhenFewerImagesWereMade_CostsLess()
    {
        Assert.That(
            Price.PerImage(Money.Usd(0.04m)).Actual(Settings().ToWork(images: 2)),
            Is.EqualTo(Money.Usd(0.08m))
        );
    }

    private static Price Of(params PriceComponent[] lines) => new() { Components = lines };

    private static PriceComponent Line(PriceUnit unit, decimal dollars, params (string Name, string Value)[] when) =>
        new(unit, Money.Usd(dollars))
        {
            When = when.ToDictionary(condition => condition.Name, condition => condition.Value),
        };

    private static ReferenceImage Reference(int width, int height) =>
        new(ReferenceSource.Upload, Guid.NewGuid(), new ImageSize(width, height));

    private static Work Asked(Func<GenerationRequest, GenerationRequest>? change = null) => Settings(change).ToWork();

    private static GenerationSettings Settings(Func<GenerationRequest, GenerationRequest>? change = null)
    {
        var able = TestModels.Able with { Capabilities = TestModels.Able.Capabilities with { MaxReferences = 4 } };
        return GenerationSettings.For(change?.Invoke(_request) ?? _request, able, Seed.From(1)).Value;
    }
}
