using System.Text.Json;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Providers;

/// <summary>An upscale, a sentence and a film, validated by the same code.</summary>
[TestFixture]
internal sealed class OperationCheckTests
{
    private static readonly OperationInputs _image = new() { Images = [new ImageSize(512, 512)] };

    private static readonly OperationInputs _words = new() { Prompt = "A fox says hello." };

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("no image", OperationIds.Upscale, new OperationInputs(), "images.required", "images");
        yield return Case(
            "two images",
            OperationIds.Upscale,
            _image with
            {
                Images = [new(64, 64), new(64, 64)],
            },
            "images.too_many",
            "images"
        );
        yield return Case(
            "too large an image",
            OperationIds.Upscale,
            _image with
            {
                Images = [new(1536, 1536)],
            },
            "image.size_unsupported",
            "images"
        );
        yield return Case(
            "a mask",
            OperationIds.Upscale,
            _image with
            {
                HasMask = true,
            },
            "parameter.unsupported",
            "mask"
        );
        yield return Case(
            "a seed",
            OperationIds.Upscale,
            _image with
            {
                HasSeed = true,
            },
            "parameter.unsupported",
            "seed"
        );
        yield return Case("two results", OperationIds.Upscale, _image with { Count = 2 }, "count.unsupported", "count");
        yield return Case(
            "a format",
            OperationIds.Upscale,
            _image with
            {
                OutputFormat = "jpeg",
            },
            "parameter.unsupported",
            "outputFormat"
        );
        yield return Case(
            "a long prompt",
            OperationIds.Upscale,
            _image with
            {
                Prompt = "eleven char",
            },
            "prompt.too_long",
            "prompt"
        );
        yield return Case(
            "a long negative prompt",
            OperationIds.Upscale,
            _image with
            {
                NegativePrompt = "eleven char",
            },
            "prompt.too_long",
            "negativePrompt"
        );
        yield return Case(
            "factor 3",
            OperationIds.Upscale,
            _image with
            {
                Parameters = Set("factor", 3),
            },
            "parameter.out_of_range",
            "parameters.factor"
        );
        yield return Case(
            "too creative",
            OperationIds.Upscale,
            _image with
            {
                Parameters = Set("creativity", 0.36),
            },
            "parameter.out_of_range",
            "parameters.creativity"
        );
        yield return Case(
            "an unknown setting",
            OperationIds.Upscale,
            _image with
            {
                Parameters = Set("sharpen", true),
            },
            "parameter.unsupported",
            "parameters.sharpen"
        );
        yield return Case("generating", OperationIds.Generate, _words, "model.operation_unsupported", "model");
        yield return Case("no words", "speech", new OperationInputs { Prompt = "  " }, "prompt.required", "prompt");
        yield return Case(
            "an image to say",
            "speech",
            _words with
            {
                Images = [new(64, 64)],
            },
            "parameter.unsupported",
            "images"
        );
        yield return Case(
            "a voice",
            "speech",
            _words with
            {
                Parameters = Set("voice", "Ada"),
            },
            "parameter.unsupported",
            "parameters.voice"
        );
        yield return Case(
            "eleven seconds",
            "video",
            _words with
            {
                Parameters = Set("seconds", 11),
            },
            "parameter.out_of_range",
            "parameters.seconds"
        );
    }

    [TestCaseSource(nameof(Refused))]
    public void Complete_WhenTheModelCannotDoIt_IsRefusedUnderTheFieldsName(
        string operation,
        OperationInputs inputs,
        string code,
        string field
    )
    {
        var refused = OperationCheck.Complete(inputs, ModelFor(operation), operation, Prompt.DefaultMaxLength).Error;

        Assert.That(refused?.Code, Is.EqualTo(code));
        Assert.That(refused!.Fields.Single().Field, Is.EqualTo(field));
    }

    [Test]
    public void Complete_WhenLittleIsGiven_FillsInTheDefaults()
    {
        var upscale = OperationCheck
            .Complete(_image with { Parameters = Set("factor", 4.0) }, TestModels.Upscaler, OperationIds.Upscale, 500)
            .Value;
        var film = OperationCheck.Complete(_words, TestModels.Studio, "video", 500).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                upscale.ToDictionary(one => one.Key, one => ParameterValue.AsWritten(one.Value)),
                Is.EqualTo(new Dictionary<string, string> { ["factor"] = "4", ["creativity"] = "0.3" })
            );
            Assert.That(film["seconds"].GetInt32(), Is.EqualTo(5));
        }
    }

    [Test]
    public void Complete_WhenAnOptionalPromptIsGiven_IsTaken() =>
        Assert.That(
            OperationCheck
                .Complete(_image with { Prompt = "a red fox" }, TestModels.Upscaler, OperationIds.Upscale, 500)
                .Succeeded,
            Is.True
        );

    [Test]
    public void Operations_OfAModelThatGenerates_AreToldByItsCapabilities()
    {
        var generate = TestModels.Able.Operations.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                generate,
                Has.Property("Id").EqualTo(OperationIds.Generate).And.Property("Prompt").EqualTo(InputUse.Required)
            );
            Assert.That(
                generate,
                Has.Property("MinImages").EqualTo(0).And.Property("MaxCount").EqualTo(4).And.Property("Seed").True
            );
            Assert.That(generate.OutputFormats, Is.EqualTo(["png", "webp"]));
            Assert.That(generate.Parameters, Is.SameAs(TestModels.Able.Capabilities.Parameters));
        }
    }

    [Test]
    public void LimitedTo_WhatIsCarriedOut_LeavesTheRestOut()
    {
        var both = TestModels.Able with { OtherOperations = TestModels.Upscaler.OtherOperations };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                both.Operations.Select(one => one.Id),
                Is.EqualTo([OperationIds.Generate, OperationIds.Upscale])
            );
            Assert.That(
                both.LimitedTo([OperationIds.Generate]).Operations.Select(one => one.Id),
                Is.EqualTo([OperationIds.Generate])
            );
            Assert.That(
                both.LimitedTo([OperationIds.Upscale]).Operations.Select(one => one.Id),
                Is.EqualTo([OperationIds.Upscale])
            );
            Assert.That(both.LimitedTo([]).Operations, Is.Empty);
            Assert.That(both.LimitedTo([OperationIds.Upscale]).Offers(OperationIds.Generate), Is.False);
        }
    }

    private static ModelDescription ModelFor(string operation) =>
        operation is "speech" or "video" ? TestModels.Studio : TestModels.Upscaler;

    private static Dictionary<string, JsonElement> Set(string name, object value) =>
        new() { [name] = JsonSerializer.SerializeToElement(value) };

    private static TestCaseData Case(
        string name,
        string operation,
        OperationInputs inputs,
        string code,
        string field
    ) => new TestCaseData(operation, inputs, code, field).SetArgDisplayNames($"{operation}: {name}");
}
