using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Generations;

/// <summary>Reference images, masks and strength, validated against what the model takes.</summary>
[TestFixture]
internal sealed class ReferenceSettingsTests
{
    private static readonly ModelDescription _editor = TestModels.Able with
    {
        Capabilities = TestModels.Able.Capabilities with { MaxReferences = 2, Mask = true, Strength = true },
    };

    [Test]
    public void For_WhenTheModelTakesThem_KeepsThem()
    {
        var settings = GenerationSettings
            .For(Asking(1) with { Mask = Image(64), Strength = 0.4m }, _editor, Seed.From(1))
            .Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Mode, Is.EqualTo(GenerationMode.ImageToImage));
            Assert.That(settings.References.Count, Is.EqualTo(1));
            Assert.That(settings.Mask?.Size, Is.EqualTo(new ImageSize(64, 64)));
            Assert.That(settings.Strength, Is.EqualTo(0.4m));
        }
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Case("more than it takes", Asking(3), _editor, "references.too_many", "references");
        yield return Case(
            "any, where it takes none",
            Asking(1),
            TestModels.Able,
            "parameter.unsupported",
            "references"
        );
        yield return Case(
            "a mask that it does not take",
            Asking(1) with
            {
                Mask = Image(64),
            },
            Without(can => can with { Mask = false }),
            "parameter.unsupported",
            "mask"
        );
        yield return Case(
            "a mask of another size",
            Asking(1) with
            {
                Mask = Image(65),
            },
            _editor,
            "mask.size_differs",
            "mask"
        );
        yield return Case(
            "a mask of nothing",
            Asking(0) with
            {
                Mask = Image(64),
            },
            _editor,
            "reference.required",
            "references"
        );
        yield return Case(
            "a strength that it does not take",
            Asking(1) with
            {
                Strength = 0.5m,
            },
            Without(can => can with { Strength = false }),
            "parameter.unsupported",
            "strength"
        );
        yield return Case(
            "a strength of nothing",
            Asking(0) with
            {
                Strength = 0.5m,
            },
            _editor,
            "reference.required",
            "references"
        );
        yield return Case(
            "none, where it needs one",
            Asking(0),
            Without(can => can with { Modes = [GenerationMode.ImageToImage] }),
            "reference.required",
            "references"
        );

        static TestCaseData Case(
            string name,
            GenerationRequest request,
            ModelDescription model,
            string code,
            string field
        ) => new TestCaseData(request, model, code, field).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refusals))]
    public void For_WhenTheModelDoesNotTakeThem_IsRefused(
        GenerationRequest request,
        ModelDescription model,
        string code,
        string field
    )
    {
        var refused = GenerationSettings.For(request, model, Seed.From(1));

        Assert.That(refused.Error, Has.Property("Code").EqualTo(code));
        Assert.That(refused.Error!.Fields.Single().Field, Is.EqualTo(field));
    }

    [Test]
    public void AdaptedTo_KeepsWhatWasChosenAndTakesTheOtherModelsDefaults()
    {
        var chosen = TestModels.Parameters(("look", "agate"));
        var settings = GenerationSettings
            .For(
                new GenerationRequest
                {
                    Prompt = "a fox",
                    Parameters = chosen,
                    AspectRatio = "16:9",
                },
                TestModels.Able,
                Seed.From(9)
            )
            .Value;
        var other = TestModels.Able with
        {
            Id = "other/able",
            Capabilities = TestModels.Able.Capabilities with
            {
                OutputFormats = [OutputFormat.Jpeg],
                AspectRatios = [new AspectRatioOption("16:9", new ImageSize(1280, 720))],
                Parameters =
                [
                    TestModels.Able.Capabilities.Parameters[0],
                    new ParameterDefinition("steps", "Steps", ParameterKind.Integer) { Default = "30" },
                ],
            },
        };

        var adapted = settings.AdaptedTo(TestModels.Able, other).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(adapted.Parameters.GetText("look"), Is.EqualTo("agate"));
            Assert.That(adapted.Parameters.GetNumber("steps"), Is.EqualTo(30), "20 was nobody's choice");
            Assert.That(adapted.Size, Is.EqualTo(new ImageSize(1280, 720)));
            Assert.That(adapted.OutputFormat, Is.EqualTo(OutputFormat.Png), "images are converted");
            Assert.That(adapted.Seed, Is.EqualTo(Seed.From(9)));
        }
    }

    private static GenerationRequest Asking(int references) =>
        new()
        {
            Prompt = "a red fox",
            References = ReferenceImages.Of(Enumerable.Range(0, references).Select(_ => Image(64))),
        };

    private static ReferenceImage Image(int side) =>
        new(ReferenceSource.Asset, Guid.NewGuid(), new ImageSize(side, side));

    private static ModelDescription Without(Func<ModelCapabilities, ModelCapabilities> change) =>
        _editor with
        {
            Capabilities = change(_editor.Capabilities),
        };
}
