using System.Text.Json;
using ImageGenerator.Api.OpenAi;
using ImageGenerator.Application.Generations;
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

    private static readonly ModelDescription _showing = new("studio/showing", "studio", "Showing")
    {
        ProviderName = "Studio",
        Capabilities = new ModelCapabilities { PartialImages = true },
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

    [TestCase("studio/silent", 1, ExpectedResult = true)]
    [TestCase("studio/asked", 1, ExpectedResult = false)]
    [TestCase("studio/asked", 2, ExpectedResult = true)]
    [TestCase("studio/showing", 2, ExpectedResult = false)]
    [TestCase("auto", 1, ExpectedResult = false)]
    public bool For_WhereNoneWillCome_NotesIt(string model, int n) =>
        InputOf(
            new
            {
                prompt = "a boat",
                model,
                n,
                stream = true,
                partial_images = 2,
            },
            _silent
        )
            .LeftOut.Contains("parameters.partialImages");

    private static int? AskedOf(object body, ModelDescription standard) =>
        InputOf(body, standard).Parameters!.TryGetValue("partialImages", out var number) ? number.GetInt32() : null;

    private static GenerationInput InputOf(object body, ModelDescription standard)
    {
        var catalog = new Mock<IModelCatalog>();
        catalog.Setup(models => models.All).Returns([_silent, _asked, _showing]);
        var asked = ImageParameters.Read(RawParameters.From(JsonSerializer.SerializeToElement(body)))!;

        return asked.For(catalog.Object, standard).ToInput();
    }
}
