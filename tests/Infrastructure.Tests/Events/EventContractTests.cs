using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Events;

namespace ImageGenerator.Infrastructure.Tests.Events;

/// <summary>What is sent is what the OpenAPI document says: clients are generated from that.</summary>
internal sealed class EventContractTests
{
    private static readonly JsonObject _schemas = ReadSchemas();

    public static IEnumerable<Type> Events() =>
        typeof(IDomainEvent).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDomainEvent)));

    [TestCaseSource(nameof(Events))]
    public void Event_WhenSent_HasTheMembersOfTheDocument(Type type)
    {
        var message = OutboxMessage.Of((IDomainEvent)Sample(type));

        var schema = SchemaOf(message.Type);
        var sent = JsonNode.Parse(message.Payload)!.AsObject().Select(member => member.Key).ToList();
        Assert.That(sent, Is.SubsetOf(Names(schema["properties"]!.AsObject())), message.Type);
        Assert.That(schema["required"]!.AsArray().Select(name => (string)name!), Is.SubsetOf(sent), message.Type);
    }

    [Test]
    public void PartialImages_WhenSent_HaveTheMembersOfTheDocument()
    {
        var message = OutboxMessage.Of((IDomainEvent)Sample(typeof(PartialImagesShown)));

        var sent = JsonNode.Parse(message.Payload)!["partials"]!.AsArray()[0]!.AsObject().Select(member => member.Key);
        Assert.That(sent, Is.EquivalentTo(Names(_schemas["PartialImageEvent"]!["properties"]!.AsObject())));
    }

    [Test]
    public void Document_NamesNoEventThatIsNeverSent()
    {
        var sent = Events().Select(type => OutboxMessage.Of((IDomainEvent)Sample(type)).Type);

        Assert.That(Names(_schemas["ServerEvents"]!["properties"]!.AsObject()), Is.EquivalentTo(sent.Distinct()));
    }

    private static JsonObject SchemaOf(string type)
    {
        var named = _schemas["ServerEvents"]!["properties"]![type] ?? throw new AssertionException($"The document lacks {type}.");
        var reference = (string?)named["$ref"] ?? (string)named["oneOf"]![0]!["$ref"]!;
        return _schemas[reference.Split('/')[^1]]!.AsObject();
    }

    private static IEnumerable<string> Names(JsonObject properties) => properties.Select(property => property.Key);

    // Through the one public constructor, with something in every place.
    private static object Sample(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
    }

    private static object Value(Type type) => type switch
    {
        _ when type == typeof(string) => "something",
        _ when type == typeof(int) => 1,
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        _ when type == typeof(IReadOnlyList<PartialImageVersion>) => (PartialImageVersion[])[new PartialImageVersion(0, 3)],
        _ when Nullable.GetUnderlyingType(type) is { } inner => Value(inner),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
        _ => Activator.CreateInstance(type, Guid.CreateVersion7())!,
    };

    private static JsonObject ReadSchemas([CallerFilePath] string path = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
        return JsonNode.Parse(File.ReadAllText(Path.Combine(root, "openapi", "v1.json")))!["components"]!["schemas"]!.AsObject();
    }
}
