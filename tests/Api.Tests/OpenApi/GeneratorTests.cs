using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>
/// What generators of typed clients need of the document beyond its being right; tests/Sdk.Tests runs the clients that they
/// make of it.
/// </summary>
internal sealed class GeneratorTests
{
    // Nobody sends or gets it as a whole: it says for each event's name what its data is.
    private const string EventsByName = "ServerEvents";

    [Test]
    public void OptionalMembers_WhenTheyAreReferences_CanBeNull()
    {
        var optional = Optional().ToList();

        Assert.That(optional, Has.Count.GreaterThan(10));
        Assert.That(
            optional.Where(member => !Document.IsNullable(member.Schema)).Select(member => member.Name),
            Is.Empty,
            "A client in C# sends the first value of an enum that is not nullable, though nobody has set it."
        );
    }

    [Test]
    public void Problems_InEveryAnswer_NameTheMessageOfAnException()
    {
        var problems = Responses(status => status[0] is '4' or '5').ToList();

        Assert.That(problems, Has.Count.GreaterThan(100));
        foreach (var (name, response) in problems)
        {
            foreach (var type in response.At("content").EnumerateObject())
            {
                var members = Document.Resolve(type.Value.At("schema")).At("properties").EnumerateObject();
                var messages = members.Where(member =>
                    member.Value.TryGetProperty("x-ms-primary-error-message", out _)
                );
                Assert.That(messages.Select(member => member.Name), Is.EqualTo(new[] { "detail" }), name);
            }
        }
    }

    [Test]
    public void Server_IsTheOneThatServesTheDocument() =>
        Assert.That(Document.Root.Items("servers").Single().Text("url"), Is.EqualTo("/"));

    [Test]
    public void Successes_OfACallThatAnswersABody_AllHaveOne()
    {
        var successes = Responses(status => status[0] is '2' or '3')
            .ToLookup(response => response.Name, response => response.Body.TryGetProperty("content", out _));

        Assert.That(successes.Count, Is.GreaterThan(40));
        Assert.That(
            successes.Where(call => call.Distinct().Count() > 1).Select(call => call.Key),
            Is.Empty,
            "Kiota takes such a call for one that never answers a body."
        );
    }

    [Test]
    public void Maps_OfValuesOfSeveralTypes_AreReadAsWhateverComes()
    {
        var mixed = Members()
            .Select(member => (member.Name, Values: MapOf(member.Schema)))
            .Where(map => map.Values is { } values && (IsMixed(values) || values.TryGetProperty("oneOf", out _)))
            .ToList();

        Assert.That(mixed, Has.Count.GreaterThan(5));
        foreach (var (name, values) in mixed)
        {
            Assert.That(IsMixed(values!.Value), Is.False, $"NSwag reads {name} as numbers only.");
            Assert.That(values.Value.At("oneOf")[0].TryGetProperty("type", out _), Is.False, name);
        }
    }

    [Test]
    public void Money_IsDecimal()
    {
        var amounts = Members().Where(member => member.Name.EndsWith(".amount", StringComparison.Ordinal)).ToList();

        Assert.That(amounts, Has.Count.GreaterThan(2));
        Assert.That(amounts.Select(amount => amount.Schema.Text("format")), Is.All.EqualTo("decimal"));
    }

    private static IEnumerable<(string Name, JsonElement Schema)> Optional() =>
        from schema in Document.Root.At("components.schemas").EnumerateObject()
        where schema.Name != EventsByName && schema.Value.TryGetProperty("properties", out _)
        let required = schema.Value.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet()
            : []
        from member in schema.Value.At("properties").EnumerateObject()
        where !required.Contains(member.Name) && NamesAnother(member.Value)
        select ($"{schema.Name}.{member.Name}", member.Value);

    private static IEnumerable<(string Name, JsonElement Schema)> Members() =>
        from schema in Document.Root.At("components.schemas").EnumerateObject()
        where schema.Value.TryGetProperty("properties", out _)
        from member in schema.Value.At("properties").EnumerateObject()
        select ($"{schema.Name}.{member.Name}", member.Value);

    private static IEnumerable<(string Name, JsonElement Body)> Responses(Func<string, bool> isWanted) =>
        from call in Document.Calls
        from response in call.Description.At("responses").EnumerateObject()
        where isWanted(response.Name)
        select (call.Id, response.Value);

    private static bool NamesAnother(JsonElement schema) =>
        schema.TryGetProperty("$ref", out _)
        || new[] { "oneOf", "anyOf", "allOf" }.Any(kind =>
            schema.TryGetProperty(kind, out var parts) && parts.EnumerateArray().Any(NamesAnother)
        );

    private static JsonElement? MapOf(JsonElement schema) =>
        schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object
            ? values
            : null;

    private static bool IsMixed(JsonElement schema) =>
        schema.TryGetProperty("type", out var types)
        && types.ValueKind == JsonValueKind.Array
        && types.EnumerateArray().Count(type => type.GetString() != "null") > 1;
}
