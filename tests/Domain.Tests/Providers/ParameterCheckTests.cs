using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Providers;

/// <summary>A model's own parameters, of every kind, to their limits and one beyond.</summary>
[TestFixture]
internal sealed class ParameterCheckTests
{
    [TestCase("look", "\"silk\"")]
    [TestCase("look", "\"agate\"")]
    [TestCase("steps", "1")]
    [TestCase("steps", "50")]
    [TestCase("steps", "20.0")]
    [TestCase("guidance", "0")]
    [TestCase("guidance", "7.25")]
    [TestCase("guidance", "20")]
    [TestCase("tiled", "true")]
    [TestCase("tiled", "false")]
    [TestCase("note", "\"\"")]
    [TestCase("note", "\"12345\"")]
    [TestCase("note", "\"🦊🦊🦊🦊🦊\"")]
    public void For_WhenTheValueIsAllowed_KeepsIt(string name, string json)
    {
        var settings = Ask(name, json);

        Assert.That(settings.Value.Parameters.Values[name].GetRawText(), Is.EqualTo(json));
    }

    [TestCase("look", "\"marble\"")]
    [TestCase("look", "\"Silk\"")]
    [TestCase("look", "1")]
    [TestCase("look", "null")]
    [TestCase("look", "\"\\ud800\"")]
    [TestCase("steps", "0")]
    [TestCase("steps", "51")]
    [TestCase("steps", "1.5")]
    [TestCase("steps", "\"20\"")]
    [TestCase("steps", "1e400")]
    [TestCase("guidance", "-0.01")]
    [TestCase("guidance", "20.01")]
    [TestCase("guidance", "true")]
    [TestCase("tiled", "1")]
    [TestCase("tiled", "\"true\"")]
    [TestCase("note", "\"123456\"")]
    [TestCase("note", "\"🦊🦊🦊🦊🦊🦊\"")]
    [TestCase("note", "12")]
    [TestCase("note", "{}")]
    [TestCase("note", "\"a\\u0000b\"")]
    [TestCase("note", "\"\\ud800\"")]
    public void For_WhenTheValueIsNotAllowed_IsRefusedUnderTheParametersName(string name, string json)
    {
        var refused = Ask(name, json).Error;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused?.Code, Is.EqualTo("parameter.out_of_range"));
            Assert.That(refused?.Kind, Is.EqualTo(ErrorKind.RuleViolation));
            Assert.That(refused?.Fields.Single().Field, Is.EqualTo($"parameters.{name}"));
        }
    }

    [TestCase(2000, true)]
    [TestCase(2001, false)]
    public void For_WhenATextHasNoLimitOfItsOwn_TheCommonOneHolds(int length, bool fits)
    {
        var settings = Ask("essay", $"\"{new string('x', length)}\"");

        Assert.That(settings.Succeeded, Is.EqualTo(fits));
    }

    [TestCase(null, 5, "6", "5 at most")]
    [TestCase(5, null, "4", "5 at least")]
    [TestCase(5, 9, "4", "between 5 and 9")]
    public void For_WhenANumberIsOutOfRange_SaysWhatTheRangeIs(int? minimum, int? maximum, string json, string message)
    {
        var parameter = new ParameterDefinition("n", "N", ParameterKind.Number)
        {
            Minimum = minimum,
            Maximum = maximum,
        };

        var refused = Ask("n", json, parameter);

        Assert.That(refused.Error?.Message, Does.Contain(message));
    }

    [Test]
    public void For_WhenThereIsNoDefault_AParameterThatIsNotGivenStaysAway()
    {
        var settings = Ask("look", "\"silk\"");

        Assert.That(settings.Value.Parameters.Names, Has.No.Member("note"));
    }

    [Test]
    public void For_WhenTheParameterIsUnknown_SaysWhich()
    {
        var refused = Ask("colour", "\"red\"").Error;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused?.Code, Is.EqualTo("parameter.unsupported"));
            Assert.That(refused?.Message, Does.Contain("colour"));
        }
    }

    [Test]
    public void For_WhenTheCatalogHasAKindThatNobodyKnows_IsABug()
    {
        Assert.That(
            () => Ask("n", "1", new ParameterDefinition("n", "N", (ParameterKind)99)),
            Throws.InvalidOperationException
        );
    }

    private static Result<GenerationSettings> Ask(string name, string json, params ParameterDefinition[] only)
    {
        using var value = JsonDocument.Parse(json);
        var capabilities = TestModels.Able.Capabilities;
        return GenerationSettings.For(
            new GenerationRequest
            {
                Prompt = "a red fox",
                Parameters = ModelParameters.From([KeyValuePair.Create(name, value.RootElement)]),
            },
            TestModels.Able with
            {
                Capabilities = only.Length == 0 ? capabilities : capabilities with { Parameters = only },
            },
            Seed.From(7)
        );
    }
}
