using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.BlackForestLabs;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.BlackForestLabs;

/// <summary>What the data file promises.</summary>
internal sealed class BlackForestLabsCatalogTests
{
    private static readonly CatalogFile _file = CatalogFiles.ReadAll().Single(file => file.Provider.Id == "bfl");

    public static IEnumerable<TestCaseData> Models() =>
        _file.Models.Select(model => new TestCaseData(model).SetArgDisplayNames(model.Id));

    [TestCaseSource(nameof(Models))]
    public void EveryRatio_WithDefaults_IsARequestThatTheModelTakes(ModelDescription model)
    {
        foreach (var option in model.Capabilities.AspectRatios)
        {
            var settings = GenerationSettings.For(
                new GenerationRequest { Prompt = "A fox", AspectRatio = option.Ratio },
                model,
                Seed.From(1)
            );

            Assert.That(settings.Succeeded, Is.True, $"{option.Ratio}: {settings.Error?.Message}");
            Assert.That(model.Capabilities.Size?.Allows(option.Size) ?? true, Is.True, option.Ratio);
        }
    }

    [TestCaseSource(nameof(Models))]
    public void EveryParameter_ReachesTheModel(ModelDescription model)
    {
        foreach (var parameter in model.Capabilities.Parameters.Where(parameter => parameter.Name != "matchReference"))
        {
            object value = parameter.Kind == ParameterKind.Boolean ? true : parameter.Minimum!;
            var plain = ProviderScene.Request(model.Id, model.ProviderModel);

            var without = BlackForestLabsInputs.For(plain, []);
            var with = BlackForestLabsInputs.For(
                plain with
                {
                    Parameters = ProviderScene.Parameters((parameter.Name, value)),
                },
                []
            );

            Assert.That(with, Has.Count.EqualTo(without.Count + 1), parameter.Name);
        }
    }

    [TestCase("bfl/flux-2-pro", 1024, 1024, 0, 0.03)]
    [TestCase("bfl/flux-2-pro", 2000, 2000, 0, 0.0743)]
    [TestCase("bfl/flux-2-pro", 1024, 1024, 1, 0.045)]
    [TestCase("bfl/flux-2-max", 1024, 1024, 0, 0.07)]
    [TestCase("bfl/flux-2-max", 1024, 1024, 1, null)]
    [TestCase("bfl/flux-2-klein-4b", 1024, 1024, 0, 0.014)]
    [TestCase("bfl/flux-pro-1.1", 1024, 1024, 0, 0.04)]
    [TestCase("bfl/flux-dev", 1024, 1024, 0, null)]
    public void Price_IsTheFactSheetsAndUnknownOtherwise(
        string id,
        int width,
        int height,
        int references,
        decimal? expected
    )
    {
        var model = _file.Models.Single(model => model.Id == id);
        var settings = GenerationSettings.For(
            new GenerationRequest
            {
                Prompt = "A fox",
                Size = new ImageSize(width, height),
                References = ReferenceImages.Of(
                    Enumerable.Repeat(
                        new ReferenceImage(ReferenceSource.Upload, Guid.Empty, new ImageSize(640, 480)),
                        references
                    )
                ),
            },
            model,
            Seed.From(1)
        );

        var estimate = Generation.EstimateCost(model, settings.Value)?.Amount;

        Assert.That(estimate is { } amount ? (decimal?)Math.Round(amount, 4) : null, Is.EqualTo(expected));
    }
}
