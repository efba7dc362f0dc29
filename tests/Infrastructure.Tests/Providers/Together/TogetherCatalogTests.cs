using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Together;

/// <summary>What the data file promises of Together AI's models, and what an image of theirs is said to cost.</summary>
[TestFixture]
internal sealed class TogetherCatalogTests
{
    private static readonly ModelCatalog _catalog = new(
        new PriceBook(Moq.Mock.Of<Microsoft.Extensions.DependencyInjection.IServiceScopeFactory>()),
        CarriedOut.Generating,
        TimeProvider.System
    );

    private static IEnumerable<ModelDescription> Models => _catalog.All.Where(model => model.Provider == "together");

    [TestCase("together/flux-1-schnell", 4, 0.0028311552)]
    [TestCase("together/flux-1-schnell", 1, 0.0028311552)]
    [TestCase("together/flux-1-schnell", 12, 0.0084934656)]
    public void Estimate_WhenStepsAreChosen_CountsThoseAboveTheUsual(string id, int steps, decimal expected) =>
        Assert.That(EstimateOf(id, ("steps", steps)), Is.EqualTo(Money.Usd(expected)));

    [TestCase("together/flux-1.1-pro", 0.04194304)]
    [TestCase("together/flux-kontext-max", 0.08388608)]
    [TestCase("together/flux-2-pro", 0.03145728)]
    public void Estimate_CountsMegapixels(string id, decimal expected) =>
        Assert.That(EstimateOf(id), Is.EqualTo(Money.Usd(expected)));

    [Test]
    public void Estimate_WhenImagesComeAlongWithFlux2_IsUnknown()
    {
        var model = _catalog.Find("together/flux-2-pro")!;
        var fox = new ReferenceImage(ReferenceSource.Upload, Guid.Empty, new ImageSize(1024, 1024));
        var settings = GenerationSettings
            .For(
                new GenerationRequest { Prompt = "a fox", References = ReferenceImages.Of([fox]) },
                model,
                Seed.From(1)
            )
            .Value;

        Assert.That(model.Price!.Estimate(settings.ToWork()), Is.Null);
    }

    [Test]
    public void AspectRatios_OfAllModels_AreSizesThatTheyTakeInThatRatio()
    {
        foreach (var model in Models)
        {
            foreach (var option in model.Capabilities.AspectRatios)
            {
                var sides = option.Ratio.Split(':').Select(double.Parse).ToArray();
                Assert.That(model.Capabilities.Size?.Allows(option.Size), Is.Not.False, $"{model.Id} {option.Size}");
                Assert.That(
                    (double)option.Size.Width / option.Size.Height,
                    Is.EqualTo(sides[0] / sides[1]).Within(2).Percent,
                    $"{model.Id} {option.Ratio}"
                );
            }
        }
    }

    [Test]
    public void Models_AllHaveAFamilyThatOthersMayReplace() =>
        Assert.That(
            Models.Select(model => model.Family),
            Is.EqualTo(["flux-1-schnell", "flux-1.1-pro", "flux-kontext-pro", "flux-kontext-max", "flux-2-pro"])
        );

    private static Money? EstimateOf(string id, params (string Name, object Value)[] parameters)
    {
        var model = _catalog.Find(id)!;
        var settings = GenerationSettings
            .For(
                new GenerationRequest { Prompt = "a fox", Parameters = ProviderScene.Parameters(parameters) },
                model,
                Seed.From(1)
            )
            .Value;
        return model.Price!.Estimate(settings.ToWork());
    }
}
