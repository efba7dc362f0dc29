using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

/// <summary>
/// Wire records of all providers, those of tomorrow included: no odd member makes an answer unreadable.
/// </summary>
[TestFixture]
internal sealed partial class LenientJsonTests
{
    private static readonly string[] _odd =
    [
        "null",
        "true",
        "7",
        "-0.5",
        "1e999",
        "\"\"",
        "\"words\"",
        "[]",
        "[[7]]",
        "{}",
        "{\"a\":{}}",
    ];

    [Test]
    public void Read_WhenMembersHaveOtherTypes_TheyCountAsAbsent()
    {
        var read = LenientJson.Read(
            """{"text":false,"number":[],"other":{"number":"x","text":"kept"},"list":{"text":7},"map":[1],"kept":"yes","flag":"true"}"""u8,
            TestJson.Default.Sample
        )!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (read.Text, read.Number, read.Kept, read.Flag),
                Is.EqualTo(((string?)null, (int?)null, "yes", (bool?)true))
            );
            Assert.That(read.Other, Is.EqualTo(new SamplePart(null, "kept")));
            Assert.That(read.List, Is.EqualTo(new SamplePart?[] { new(null, "7") }), "one entry is a list of one");
            Assert.That(read.Map, Is.Null);
        }
    }

    [TestCase("42", 42L)]
    [TestCase("\"42\"", 42L)]
    [TestCase("42.0", 42L)]
    [TestCase("\"-1\"", -1L)]
    [TestCase("42.5", null)]
    [TestCase("\"many\"", null)]
    [TestCase("1e300", null)]
    [TestCase("99999999999999999999", null)]
    public void Read_OfANumber_TakesWhatIsUnambiguous(string json, long? expected) =>
        Assert.That(
            LenientJson.Read(Encoding.UTF8.GetBytes($$"""{"large":{{json}}}"""), TestJson.Default.Sample)!.Large,
            Is.EqualTo(expected)
        );

    [Test]
    public void Read_WhenEntriesOfAListAreOdd_KeepsTheOthers()
    {
        var read = LenientJson.Read(
            """{"list":[7,{"text":"a"},null,[{}],{"number":{}}],"map":{"x":[],"y":{"text":"b"}}}"""u8,
            TestJson.Default.Sample
        )!;

        Assert.That(read.List, Is.EqualTo(new SamplePart?[] { null, new(null, "a"), null, null, new(null, null) }));
        Assert.That(read.Map!["y"], Is.EqualTo(new SamplePart(null, "b")));
    }

    [TestCase("")]
    [TestCase("{\"a\"")]
    [TestCase("[1]")]
    [TestCase("\"text\"")]
    public void Read_OfAnotherShapeAltogether_IsNull(string json) =>
        Assert.That(LenientJson.Read(Encoding.UTF8.GetBytes(json), TestJson.Default.Sample), Is.Null);

    [TestCaseSource(nameof(WireRecords))]
    public void Read_OfEveryWireRecord_PassesOverEveryOddMember(JsonSerializerContext context, JsonTypeInfo type)
    {
        var read = typeof(LenientJsonTests)
            .GetMethod(nameof(Reads), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.Type);
        foreach (var member in type.Properties)
        {
            foreach (var odd in _odd)
            {
                var json = $$"""{"before":NaN,"{{member.Name}}":{{odd}},"after":"\ud83d"}""";

                Assert.That(read.Invoke(null, [json, type]), Is.True, $"{context.GetType().Name}: {json}");
            }
        }
    }

    /// <summary>There is one way to read: what goes around it is strict again.</summary>
    [Test]
    public void Providers_ReadJsonInNoOtherWay()
    {
        var folder = new DirectoryInfo(Path.Combine(Source(), "src", "Infrastructure", "Providers"));
        var strict = folder
            .EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Name.StartsWith("Lenient", StringComparison.Ordinal)
                && !file.FullName.Contains("Offline", StringComparison.Ordinal)
            )
            .Where(file =>
                File.ReadAllText(file.FullName) is var code
                && (
                    code.Contains("JsonSerializer.Deserialize", StringComparison.Ordinal)
                    || code.Contains(".Deserialize(", StringComparison.Ordinal)
                    || code.Contains("JsonDocument.Parse", StringComparison.Ordinal)
                    || code.Contains("JsonElement.Parse", StringComparison.Ordinal)
                )
            )
            .Select(file => file.Name);

        Assert.That(strict, Is.Empty);
    }

    public static IEnumerable<TestCaseData> WireRecords() =>
        from type in typeof(LenientJson).Assembly.GetTypes()
        where
            type.IsSubclassOf(typeof(JsonSerializerContext))
            && type.Namespace!.Contains(".Providers.", StringComparison.Ordinal)
        let context = (JsonSerializerContext)
            type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
        from root in type.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
        let info = context.GetTypeInfo((Type)root.ConstructorArguments[0].Value!)!
        where info.Kind == JsonTypeInfoKind.Object
        select new TestCaseData(context, info).SetArgDisplayNames($"{type.Name}.{info.Type.Name}");

    private static bool Reads<T>(string json, JsonTypeInfo<T> type)
        where T : class => LenientJson.Read(Encoding.UTF8.GetBytes(json), type) is not null;

    private static string Source()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ImageGenerator.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    internal sealed record Sample(
        string? Text,
        int? Number,
        long? Large,
        bool? Flag,
        SamplePart? Other,
        IReadOnlyList<SamplePart?>? List,
        IReadOnlyDictionary<string, SamplePart?>? Map,
        string? Kept
    );

    internal sealed record SamplePart(int? Number, string? Text);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Sample))]
    internal sealed partial class TestJson : JsonSerializerContext;
}
