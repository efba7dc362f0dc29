using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.Google;

namespace ImageGenerator.Infrastructure.Tests.Providers.Google;

/// <summary>What the catalog says of Google's models.</summary>
[TestFixture]
internal sealed class GoogleCatalogTests
{
    private static readonly IReadOnlyList<ModelDescription> Models = CatalogFiles
        .ReadAll()
        .Single(file => file.Provider.Id == GoogleProvider.ProviderId)
        .Models;

    [TestCase("gemini-3.1-flash-image", "1K", 0.067)]
    [TestCase("gemini-3.1-flash-image", "4K", null)]
    [TestCase("gemini-3-pro-image", "1K", 0.134)]
    [TestCase("gemini-3-pro-image", "2K", 0.134)]
    [TestCase("gemini-3-pro-image", "4K", 0.24)]
    public void Price_WhenAskedBeforehand_IsThatOfTheResolutionOrUnknown(
        string name,
        string resolution,
        double? dollars
    )
    {
        var model = Find(name);
        var settings = SettingsOf(model, resolution);

        var expected = dollars is { } known ? Money.Usd((decimal)known) : (Money?)null;
        Assert.That(model.Price!.Estimate(settings.ToWork()), Is.EqualTo(expected));
    }

    [Test]
    public void Price_WhenTheTokensAreCounted_IsThatOfTheTokens()
    {
        var model = Find("gemini-3.1-flash-image");
        var work = SettingsOf(model, "4K").ToWork().Measuring(new ProviderUsage { OutputImageTokens = 2500 });

        Assert.That(model.Price!.Actual(work), Is.EqualTo(Money.Usd(0.15m)));
    }

    [Test]
    public void Imagen_WhenItWasShutDown_NamesAModelThatIsThere()
    {
        var imagen = Find("imagen-4");

        Assert.That(imagen.IsRetired(new DateOnly(2026, 8, 16)), Is.False);
        Assert.That(imagen.IsRetired(new DateOnly(2026, 8, 17)), Is.True);
        Assert.That(Models.Select(model => model.Id), Does.Contain(imagen.Replacement));
    }

    private static ModelDescription Find(string name) => Models.Single(model => model.Id == $"google/{name}");

    private static GenerationSettings SettingsOf(ModelDescription model, string resolution) =>
        GenerationSettings
            .For(
                new GenerationRequest
                {
                    Prompt = "A fox",
                    Parameters = ModelParameters.From([
                        KeyValuePair.Create("resolution", JsonSerializer.SerializeToElement(resolution)),
                    ]),
                },
                model,
                Seed.From(1)
            )
            .Value;
}
