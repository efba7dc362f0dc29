using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.OpenAI;

/// <summary>What the data files promise of OpenAI's models, and what an image of theirs is said to cost.</summary>
[TestFixture]
internal sealed class OpenAICatalogTests
{
    private static readonly ModelCatalog _catalog = new(
        new PriceBook(Moq.Mock.Of<Microsoft.Extensions.DependencyInjection.IServiceScopeFactory>()),
        CarriedOut.Generating,
        TimeProvider.System
    );

    private static ModelDescription Image2 => _catalog.Find("openai/gpt-image-2")!;

    [TestCase("1:1", null, 1, 0, 0.053)]
    [TestCase("1:1", Quality.Standard, 1, 0, 0.006)]
    [TestCase("1:1", Quality.Hd, 2, 0, 0.106)]
    [TestCase("1:1", Quality.Ultra, 4, 0, 0.844)]
    [TestCase("3:2", Quality.Ultra, 1, 0, 0.165)]
    [TestCase("2:3", Quality.Standard, 1, 0, 0.005)]
    [TestCase("1:1", Quality.Standard, 1, 2, 0.012)]
    public void Estimate_WhenARatioIsChosen_IsTheTables(
        string ratio,
        Quality? quality,
        int count,
        int partials,
        decimal expected
    )
    {
        var settings = For(
            new GenerationRequest
            {
                Prompt = "a fox",
                AspectRatio = ratio,
                Quality = quality,
                Count = count,
                Parameters = ProviderScene.Parameters(("partialImages", partials)),
            }
        );

        Assert.That(Image2.Price!.Estimate(settings.ToWork()), Is.EqualTo(Money.Usd(expected)));
    }

    [Test]
    public void Estimate_WhenAnyRatioAndQualityIsChosen_IsKnown()
    {
        foreach (var option in Image2.Capabilities.AspectRatios)
        {
            foreach (var quality in Image2.Capabilities.Qualities)
            {
                var settings = For(
                    new GenerationRequest
                    {
                        Prompt = "a fox",
                        AspectRatio = option.Ratio,
                        Quality = quality,
                    }
                );
                Assert.That(Image2.Price!.Estimate(settings.ToWork()), Is.Not.Null, $"{option.Ratio} {quality}");
            }
        }
    }

    [Test]
    public void Estimate_WhenImagesComeAlong_CountsThem()
    {
        var fox = new ReferenceImage(ReferenceSource.Upload, Guid.Empty, new ImageSize(1024, 1024));
        var settings = For(
            new GenerationRequest
            {
                Prompt = "a fox",
                Quality = Quality.Standard,
                References = ReferenceImages.Of([fox, fox]),
            }
        );

        Assert.That(Image2.Price!.Estimate(settings.ToWork()), Is.EqualTo(Money.Usd(0.0306m)));
    }

    [Test]
    public void Estimate_WhenTheSizeIsNotInTheTable_IsUnknownAndTheTokensTellAfterwards()
    {
        var settings = For(new GenerationRequest { Prompt = "a fox", Size = new ImageSize(1600, 912) });
        var asked = settings.ToWork();
        var done = asked.Measuring(
            new ProviderUsage
            {
                InputTextTokens = 1000,
                InputImageTokens = 1000,
                OutputImageTokens = 1000,
            }
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Image2.Price!.Estimate(asked), Is.Null);
            Assert.That(Image2.Price!.Actual(asked), Is.Null, "nothing was measured");
            Assert.That(Image2.Price!.Actual(done), Is.EqualTo(Money.Usd(0.043m)));
        }
    }

    [TestCase("openai/gpt-image-2.5-flare")]
    [TestCase("openai/gpt-image-2.5-sunburst")]
    public void Estimate_WhenNoTableIsKnown_IsUnknown(string id)
    {
        var model = _catalog.Find(id)!;
        var settings = GenerationSettings.For(new GenerationRequest { Prompt = "a fox" }, model, Seed.From(1)).Value;

        Assert.That(model.Price!.Estimate(settings.ToWork()), Is.Null);
    }

    [TestCase("openai/gpt-image-1.5")]
    [TestCase("openai/gpt-image-1-mini")]
    public void Models_WhenOpenAIShutsThemDown_SayWhenAndWhatFollows(string id)
    {
        var model = _catalog.Find(id)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.IsRetired(new DateOnly(2026, 11, 30)), Is.False);
            Assert.That(model.IsRetired(new DateOnly(2026, 12, 1)), Is.True);
            Assert.That(model.Replacement, Is.EqualTo(Image2.Id));
        }
    }

    [TestCase(3072, 1024, true)]
    [TestCase(3088, 1024, false)]
    [TestCase(3840, 2160, true)]
    [TestCase(3840, 2176, false)]
    [TestCase(800, 816, false)]
    [TestCase(1024, 1030, false)]
    public void Sizes_WhenGivenExactly_AreHeldAgainstOpenAIsLimits(int width, int height, bool fits) =>
        Assert.That(Image2.Capabilities.Size!.Allows(new ImageSize(width, height)), Is.EqualTo(fits));

    [Test]
    public void AspectRatios_OfAllModels_AreSizesThatTheyTake()
    {
        foreach (
            var model in _catalog.All.Where(model =>
                model.Provider.StartsWith("openai", StringComparison.Ordinal) && model.Capabilities.Size is not null
            )
        )
        {
            foreach (var option in model.Capabilities.AspectRatios)
            {
                var sides = option.Ratio.Split(':').Select(double.Parse).ToArray();
                Assert.That(model.Capabilities.Size!.Allows(option.Size), Is.True, $"{model.Id} {option.Size}");
                Assert.That(
                    (double)option.Size.Width / option.Size.Height,
                    Is.EqualTo(sides[0] / sides[1]).Within(2).Percent,
                    $"{model.Id} {option.Ratio}"
                );
            }
        }
    }

    [Test]
    public void CompatibleServer_IsFreeAndNeedsNoKeyButAnAddress()
    {
        var provider = _catalog.Providers.Single(provider => provider.Id == "openai-compatible");
        var model = _catalog.Find("openai-compatible/server")!;
        var settings = GenerationSettings
            .For(new GenerationRequest { Prompt = "a fox", Count = 4 }, model, Seed.From(1))
            .Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                provider,
                Has.Property("NeedsKey").False.And.Property("SelfHosted").True.And.Property("BaseAddress").Null
            );
            Assert.That(model.Price!.Estimate(settings.ToWork()), Is.EqualTo(Money.Zero));
            Assert.That(settings.Parameters.Names, Is.Empty, "nothing is sent that nobody chose");
        }
    }

    private static GenerationSettings For(GenerationRequest request) =>
        GenerationSettings.For(request, Image2, Seed.From(1)).Value;
}
