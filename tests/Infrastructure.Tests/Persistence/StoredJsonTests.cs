using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;

namespace ImageGenerator.Infrastructure.Tests.Persistence;

internal sealed class StoredJsonTests
{
    private const string Parameters =
        """{"steps": 7.50, "look": "灯塔 \"' \\ </b>", "tiles": true, "large": 123456789012345678901234567890}""";

    private static readonly GenerationSettings _whole = GenerationSettings.None with
    {
        Prompt = "  a red fox\n🎨 \"quoted\" ",
        NegativePrompt = "rain",
        AspectRatio = "16:9",
        Width = 1344,
        Height = 768,
        Count = 3,
        Seed = Seed.From(Seed.Maximum),
        SeedIsChosen = true,
        Quality = Quality.Ultra,
        OutputFormat = OutputFormat.Webp,
        Parameters = ModelParameters.From(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Parameters)!),
        References = ReferenceImages.Of([Image(ReferenceSource.Upload), Image(ReferenceSource.Asset)]),
        Mask = Image(ReferenceSource.Asset),
        Strength = 0.3333m,
    };

    [Test]
    public void Settings_WithAValueInEveryMember_AreReadAsTheyWereWritten()
    {
        foreach (var member in typeof(GenerationSettings).GetProperties().Where(member => member.CanWrite))
        {
            Assert.That(
                member.GetValue(_whole),
                Is.Not.EqualTo(member.GetValue(GenerationSettings.None)),
                $"give {member.Name} a value here"
            );
        }

        var read = StoredJson.Read<GenerationSettings>(StoredJson.Write(_whole));

        Assert.That(read, Is.EqualTo(_whole));
        Assert.That(StoredJson.ReadSettings(StoredJson.Write(_whole)), Is.EqualTo(_whole));
    }

    [Test]
    public void Settings_OfWhichNothingIsChosen_AreReadAsTheyWereWritten()
    {
        Assert.That(
            StoredJson.Read<GenerationSettings>(StoredJson.Write(GenerationSettings.None)),
            Is.EqualTo(GenerationSettings.None)
        );
    }

    [Test]
    public void Settings_HoldTheirKindAndNothingThatFollowsFromTheRest()
    {
        var written = JsonNode.Parse(StoredJson.Write(_whole))!.AsObject();

        Assert.That(written["kind"]!.GetValue<string>(), Is.EqualTo("generation"));
        Assert.That(written.Select(member => member.Key), Has.No.Member("size").And.No.Member("mode"));
        Assert.That(
            written["references"]![0]!.ToJsonString(),
            Does.Contain("\"source\":\"upload\"").And.Not.Contain("pixels")
        );
    }

    [Test]
    public void Settings_OfANewerVersion_AreReadWithoutWhatIsNotKnown()
    {
        var newer = JsonNode.Parse(StoredJson.Write(_whole))!.AsObject();
        newer["style"] = new JsonObject { ["name"] = "noir", ["weights"] = new JsonArray(1, 2) };
        newer["references"]![0]!["weight"] = 0.5;

        Assert.That(StoredJson.Read<GenerationSettings>(newer.ToJsonString()), Is.EqualTo(_whole));
        Assert.That(StoredJson.ReadSettings(newer.ToJsonString()), Is.EqualTo(_whole));
    }

    [Test]
    public void Settings_OfAnOlderVersion_AreReadWithoutWhatWasNotThere()
    {
        var read = StoredJson.Read<GenerationSettings>("""{"prompt": "a fox", "seed": 5, "outputFormat": "png"}""");

        Assert.That(read, Is.EqualTo(GenerationSettings.None with { Prompt = "a fox", Seed = Seed.From(5) }));
    }

    [TestCase("""{"factor": 4, "kind": "hologram", "prompt": "a fox"}""", "a fox")]
    [TestCase("""{"kind": "hologram"}""", null)]
    public void Settings_OfAKindThatIsNotKnown_SayWhatAllKindsSay(string json, string? prompt)
    {
        Assert.That(StoredJson.ReadSettings(json), Is.EqualTo(new UnknownJobSettings(new JobKind("hologram"), prompt)));
    }

    [TestCase("""{"quality": 1}""")]
    [TestCase("""{"seed": "5"}""")]
    [TestCase("null")]
    public void Settings_ThatNobodyWrote_AreAFault(string json)
    {
        Assert.That(() => StoredJson.Read<GenerationSettings>(json), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Values_BesideTheSettings_AreReadAsTheyWereWritten()
    {
        var missing = MissingOutputs.Of([new MissingOutput(3, "Gone."), new MissingOutput(1, "It cannot be read.")]);
        var metadata = JobMetadata.Of([new("order", "17"), new("a", "ü")]);

        Assert.That(StoredJson.Read<MissingOutputs>(StoredJson.Write(missing)), Is.EqualTo(missing));
        Assert.That(StoredJson.Read<JobMetadata>(StoredJson.Write(metadata)), Is.EqualTo(metadata));
        Assert.That(StoredJson.Write(metadata), Is.EqualTo("""{"a":"ü","order":"17"}"""));
    }

    private static ReferenceImage Image(ReferenceSource source) =>
        new(source, Guid.CreateVersion7(), new ImageSize(640, 480));
}
