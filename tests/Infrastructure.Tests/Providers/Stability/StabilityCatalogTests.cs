using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.Stability;

namespace ImageGenerator.Infrastructure.Tests.Providers.Stability;

/// <summary>What the catalog promises of Stability AI, and what the adapter can keep.</summary>
[TestFixture]
internal sealed class StabilityCatalogTests
{
    private static readonly CatalogFile File = CatalogFiles
        .ReadAll()
        .Single(file => file.Provider.Id == StabilityProvider.ProviderId);

    private static readonly IReadOnlyList<ModelDescription> Models = File.Models;

    [TestCaseSource(nameof(Models))]
    public void Model_WhenListed_CanBeCalled(ModelDescription model)
    {
        var can = model.Capabilities;
        if (StabilitySdxl.Makes(model.ProviderModel) || !model.Generates)
            return;

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

        Assert.That(model.Price!.Estimate(settings.ToWork()), Is.EqualTo(Money.Usd((decimal)dollars)));
    }

    [TestCase("upscale-fast", InputUse.None, 1536, 682, 1537, 100, 0.02)]
    [TestCase("upscale-conservative", InputUse.Required, 1000, 400, 1000, 399, 0.40)]
    [TestCase("upscale-creative", InputUse.Required, 1024, 1024, 1025, 1024, 0.60)]
    public void Upscaler_WhenListed_TakesWhatTheServiceTakesAtItsCredits(
        string name,
        InputUse prompt,
        int width,
        int height,
        int tooWide,
        int tooHigh,
        double dollars
    )
    {
        var model = Models.Single(model => model.Id == $"stability/{name}");

        var upscale = model.Operations.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                upscale,
                Has.Property("Id").EqualTo(OperationIds.Upscale).And.Property("Prompt").EqualTo(prompt)
            );
            Assert.That(upscale, Has.Property("MinImages").EqualTo(1).And.Property("MaxImages").EqualTo(1));
            Assert.That(upscale.ImageSize!.Allows(new ImageSize(width, height)), Is.True);
            Assert.That(upscale.ImageSize!.Allows(new ImageSize(tooWide, tooHigh)), Is.False);
            Assert.That(model.EstimateCost(upscale.ToPlainWork()), Is.EqualTo(Money.Usd((decimal)dollars)));
            Assert.That(
                StabilityUpscaler.Of(model.ProviderModel)!.TakesPrompt,
                Is.EqualTo(prompt == InputUse.Required)
            );
            Assert.That(model.Offers(OperationIds.Generate), Is.False);
        }
    }

    [TestCase("upscale-conservative", "0.2", "0.5", "0.35")]
    [TestCase("upscale-creative", "0.1", "0.5", "0.3")]
    public void Creativity_WhenOffered_HasTheBoundsOfTheSpecification(
        string name,
        decimal least,
        decimal most,
        string standard
    )
    {
        var creativity = Models
            .Single(model => model.Id == $"stability/{name}")
            .Operations.Single()
            .Parameters.Single(parameter => parameter.Name == "creativity");

        Assert.That((creativity.Minimum, creativity.Maximum, creativity.Default), Is.EqualTo((least, most, standard)));
    }

    [Test]
    public void Price_WhenNobodyKnowsIt_IsNotMadeUp() =>
        Assert.That(Models.Single(model => model.Family == "sdxl").Price, Is.Null);

    [Test]
    public void StylePresets_WhenOffered_AreTheSeventeen()
    {
        var styles = Models
            .SelectMany(model => model.Operations)
            .SelectMany(operation => operation.Parameters)
            .Where(parameter => parameter.Name == "stylePreset")
            .ToArray();

        Assert.That(styles, Has.Length.EqualTo(8));
        Assert.That(styles.Select(style => style.Options.Count), Is.All.EqualTo(17));
        Assert.That(styles.Select(style => style.Default), Is.All.Null);
    }
}
