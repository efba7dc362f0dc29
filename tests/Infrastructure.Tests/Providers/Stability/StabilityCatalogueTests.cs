using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalogue;
using ImageGenerator.Infrastructure.Providers.Stability;

namespace ImageGenerator.Infrastructure.Tests.Providers.Stability;

/// <summary>What the catalogue promises of Stability AI, and what the adapter can keep.</summary>
[TestFixture]
internal sealed class StabilityCatalogueTests
{
    private static readonly CatalogueFile File = CatalogueFiles.ReadAll().Single(file => file.Provider.Id == StabilityProvider.ProviderId);

    private static readonly IReadOnlyList<ModelDescription> Models = File.Models;

    [TestCaseSource(nameof(Models))]
    public void Model_WhenListed_CanBeCalled(ModelDescription model)
    {
        var can = model.Capabilities;
        if (StabilitySdxl.Makes(model.ProviderModel) || StabilityUpscaler.Of(model.ProviderModel) is not null) return;

        var endpoint = StabilityEndpoint.Of(model.ProviderModel);

        Assert.That(endpoint, Is.Not.Null);
        Assert.That(can.MaxCount, Is.EqualTo(1));
        Assert.That(can.Strength, Is.EqualTo(endpoint!.TakesStrength));
        Assert.That(can.MaxReferences > 0, Is.EqualTo(can.Modes.Contains(GenerationMode.ImageToImage)));
    }

    [TestCase("ultra", 0.08)]
    [TestCase("core", 0.03)]
    [TestCase("sd3.5-large", 0.065)]
    [TestCase("sd3.5-large-turbo", 0.04)]
    [TestCase("sd3.5-medium", 0.035)]
    [TestCase("sd3.5-flash", 0.025)]
    public void Price_WhenAskedBeforehand_IsTheCreditsOfOneImage(string name, double dollars)
    {
        var model = Models.Single(model => model.Id == $"stability/{name}");
        var settings = GenerationSettings.For(new GenerationRequest { Prompt = "A fox" }, model, Seed.From(1)).Value;

        Assert.That(model.Price!.Estimate(PricedWork.Asked(settings, null)), Is.EqualTo(Money.Usd((decimal)dollars)));
    }

    [Test]
    public void Price_WhenNobodyKnowsIt_IsNotMadeUp() =>
        Assert.That(Models.Single(model => model.Family == "sdxl").Price, Is.Null);

    [Test]
    public void StylePresets_WhenOffered_AreTheSeventeen()
    {
        var styles = Models.SelectMany(model => model.Capabilities.Parameters).Where(parameter => parameter.Name == "stylePreset").ToArray();

        Assert.That(styles, Has.Length.EqualTo(8));
        Assert.That(styles.Select(style => style.Options.Count), Is.All.EqualTo(17));
        Assert.That(styles.Select(style => style.Default), Is.All.Null);
    }
}
