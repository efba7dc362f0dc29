using System.Text.Json;
using ImageGenerator.Api.OpenAi;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Providers;
using Moq;

namespace ImageGenerator.Api.Tests.OpenAi;

/// <summary>
/// <c>partial_images</c> and the models: some show unfinished images by themselves, some when asked, most never.
/// </summary>
internal sealed class PartialsTests
{
    private static readonly ModelDescription _asked = new("studio/asked", "studio", "Asked")
    {
        ProviderName = "Studio",
        Family = "asked",
        Capabilities = new ModelCapabilities
        {
            Parameters = [new ParameterDefinition("partialImages", "Partial images", ParameterKind.Integer)],
        },
    };

    private static readonly ModelDescription _silent = new("studio/silent", "studio", "Silent")
    {
        ProviderName = "Studio",
    };

    [TestCase("studio/asked", ExpectedResult = 2)]
    [TestCase("asked", ExpectedResult = 2)]
    [TestCase("studio/silent", ExpectedResult = null)]
    [TestCase("auto", ExpectedResult = null)]
    [TestCase("unknown", ExpectedResult = null)]
    [TestCase(null, ExpectedResult = null)]
    public int? For_AModel_AsksForThemWhereTheyHaveToBeAskedFor(string? model) =>
        AskedOf(
            new
            {
                prompt = "a boat",
                model,
                stream = true,
                partial_images = 2,
            },
            _silent
        );

    [Test]
    public void For_NoModel_LooksAtTheDefault() =>
        Assert.That(
            AskedOf(
                new
                {
                    prompt = "a boat",
                    stream = true,
                    partial_images = 3,
                },
                _asked
            ),
            Is.EqualTo(3)
        );

    [Test]
    public void For_SeveralImages_AsksForNone() =>
        Assert.That(
            AskedOf(
                new
                {
                    prompt = "a boat",
                    model = "asked",
                    n = 2,
                    stream = true,
                    partial_images = 2,
                },
                _silent
            ),
            Is.Null,
            "each would cost, and none would come"
        );

    [Test]
    public void For_AStreamWithoutThem_AsksForNone() =>
        Assert.That(
            AskedOf(
                new
                {
                    prompt = "a boat",
                    model = "asked",
                    stream = true,
                },
                _silent
            ),
            Is.Null
        );

    private static int? AskedOf(object body, ModelDescription standard)
    {
        var catalog = new Mock<IModelCatalog>();
        catalog.Setup(models => models.All).Returns([_silent, _asked]);
        var asked = ImageParameters.Read(RawParameters.From(JsonSerializer.SerializeToElement(body)))!;

        var parameters = asked.For(catalog.Object, standard).ToInput().Parameters!;

        return parameters.TryGetValue("partialImages", out var number) ? number.GetInt32() : null;
    }
}
