using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ImageGenerator.Api.Common.Json;
using ImageGenerator.Api.Events;
using ImageGenerator.Application.Events;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Generations;
using ImageGenerator.TestKit;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Moq;

namespace ImageGenerator.Api.Tests.Events;

/// <summary>What is sent is what the OpenAPI document says: clients are generated from that.</summary>
internal sealed class EventContractTests
{
    private static readonly JsonObject _schemas = ReadSchemas();

    public static IEnumerable<Type> Events() => EventTypes.All;

    [TestCaseSource(nameof(Events))]
    public void Event_WhenSent_HasTheMembersOfTheDocument(Type type)
    {
        var schema = SchemaOf(EventTypes.Of(type).Name);

        var sent = JsonNode
            .Parse(Texts().DataOf(EventSamples.Of(type)))!
            .AsObject()
            .Select(member => member.Key)
            .ToList();

        Assert.That(sent, Is.EquivalentTo(Names(schema["properties"]!.AsObject())));
        Assert.That(schema["required"]!.AsArray().Select(name => (string)name!), Is.SubsetOf(sent));
    }

    [Test]
    public void PartialImages_WhenSent_HaveTheMembersOfTheDocument()
    {
        var sent = JsonNode.Parse(Texts().DataOf(EventSamples.Of(typeof(GenerationUpdated))))!["partials"]!.AsArray()[
            0
        ]!.AsObject();

        Assert.That(
            sent.Select(member => member.Key),
            Is.EquivalentTo(Names(_schemas["PartialImageEvent"]!["properties"]!.AsObject()))
        );
    }

    [Test]
    public void Document_NamesTheEventsThatAreSent()
    {
        Assert.That(
            EventTexts.Events,
            Is.EquivalentTo(EventTypes.All),
            "each has a record that says what clients get of it"
        );
        Assert.That(Names(_schemas["ServerEvents"]!["properties"]!.AsObject()), Is.EquivalentTo(EventTypes.Names));
    }

    [Test]
    public void Text_OfAnEventThatManyStreamsTell_IsWrittenOnce()
    {
        var texts = Texts();
        var told = new StreamEvent("7-8", "generation.updated", EventSamples.Of(typeof(GenerationUpdated)));

        var (text, again) = (texts.Of(told), texts.Of(told));

        Assert.That(again, Is.SameAs(text));
        Assert.That(text, Does.StartWith("id: 7-8\nevent: generation.updated\ndata: {").And.EndsWith("}\n\n"));
        Assert.That(text.Split('\n'), Has.Length.EqualTo(5), "data is one line");
    }

    private static EventTexts Texts()
    {
        var json = new JsonOptions();
        JsonConventions.Apply(json.SerializerOptions);
        var models = new Mock<IModelCatalog>();
        models.Setup(catalog => catalog.All).Returns([]);
        models.Setup(catalog => catalog.Providers).Returns([]);
        return new EventTexts(models.Object, Options.Create(json));
    }

    private static JsonObject SchemaOf(string type)
    {
        var named = _schemas["ServerEvents"]!["properties"]![type]
            ?? throw new AssertionException($"The document lacks {type}.");
        var reference = (string?)named["$ref"] ?? (string)named["oneOf"]![0]!["$ref"]!;
        return _schemas[reference.Split('/')[^1]]!.AsObject();
    }

    private static IEnumerable<string> Names(JsonObject properties) => properties.Select(property => property.Key);

    private static JsonObject ReadSchemas([CallerFilePath] string path = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
        return JsonNode.Parse(File.ReadAllText(Path.Combine(root, "openapi", "v1.json")))!["components"]![
            "schemas"
        ]!.AsObject();
    }
}
