using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.Replicate;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Replicate;

/// <summary>What the data file promises.</summary>
internal sealed class ReplicateCatalogTests
{
    private static readonly CatalogFile _file = CatalogFiles.ReadAll().Single(file => file.Provider.Id == "replicate");

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
    public void EveryModel_HasAFamilyAPathAndNoPriceOfNothing(ModelDescription model)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.Family, Is.Not.Empty);
            Assert.That(ReplicateModel.Parse(model.ProviderModel).Name, Does.Match("^[a-z0-9-]+/[a-z0-9.-]+$"));
            Assert.That(model.Price?.Components.All(component => component.Amount.Amount > 0) ?? true, Is.True);
            Assert.That(
                model.Capabilities.Modes.Contains(GenerationMode.ImageToImage),
                Is.EqualTo(model.Capabilities.MaxReferences > 0)
            );
        }
    }

    [TestCaseSource(nameof(Models))]
    public void EveryParameter_ReachesTheModel(ModelDescription model)
    {
        foreach (var parameter in model.Capabilities.Parameters.Where(parameter => parameter.Name != "matchReference"))
        {
            object value = parameter.Kind switch
            {
                ParameterKind.Boolean => true,
                ParameterKind.Choice => parameter.Options[0].Value,
                _ => parameter.Minimum!,
            };
            var plain = ProviderScene.Request(model.Id, model.ProviderModel);

            var without = ReplicateInputs.For(plain, [], null);
            var with = ReplicateInputs.For(
                plain with
                {
                    Parameters = ProviderScene.Parameters((parameter.Name, value)),
                },
                [],
                null
            );

            Assert.That(with, Is.Not.EqualTo(without), parameter.Name);
        }
    }

    [TestCase("replicate/flux-schnell", 0.012)]
    [TestCase("replicate/flux-dev", 0.1)]
    [TestCase("replicate/sdxl", null)]
    public void Price_IsTheFactSheets(string id, decimal? fourImages)
    {
        var model = _file.Models.Single(model => model.Id == id);
        var settings = GenerationSettings
            .For(new GenerationRequest { Prompt = "A fox", Count = 4 }, model, Seed.From(1))
            .Value;

        Assert.That(Generation.EstimateCost(model, settings)?.Amount, Is.EqualTo(fourImages));
    }
}
