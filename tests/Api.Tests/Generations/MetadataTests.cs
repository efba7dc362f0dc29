using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>What a caller notes on a generation, and the time at which it last moved.</summary>
internal sealed class MetadataTests
{
    private Account _ada = null!;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task RegisterAsync() => _ada = await Host.RegisterAsync();

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [Test]
    public async Task Create_WithMetadata_KeepsItAsItIs()
    {
        var metadata = new JsonObject
        {
            ["order"] = "17",
            ["z"] = "",
            ["Ünicode 🎨"] = " as \"it\" is ",
        };

        var created = await _ada.Client.CreateAsync(
            new
            {
                prompt = "a boat",
                width = 256,
                height = 256,
                metadata,
            }
        );

        var read = await _ada.Client.ReadAsync($"{GenerationCalls.Path}/{created.Id()}");
        foreach (var generation in new[] { created, read })
        {
            Assert.That(
                JsonNode.DeepEquals(JsonNode.Parse(generation.At("metadata").GetRawText()), metadata),
                Is.True,
                generation.At("metadata").GetRawText()
            );
        }
    }

    [Test]
    public async Task Create_WithoutMetadata_HasAnEmptyObject()
    {
        var created = await _ada.Client.CreateAsync(GenerationCalls.Small("a boat"));

        Assert.That(created.At("metadata").GetRawText(), Is.EqualTo("{}"));
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task Create_WithMetadataBeyondItsBounds_IsRefused(string metadata, string field, string code)
    {
        var body = $$"""{"prompt": "a boat", "metadata": {{metadata}}}""";

        using var refused = await _ada.Client.PostAsync(GenerationCalls.Path, GenerationCalls.Raw(body));

        await refused.MustBeProblemAsync(HttpStatusCode.BadRequest, code, field);
    }

    [Test]
    public async Task Create_SentAgainWithOtherMetadata_IsAnotherRequest()
    {
        var key = Guid.NewGuid().ToString();

        using var first = await SendAsync(key, new { order = "1", shop = "north" });
        using var same = await SendAsync(key, new { shop = "north", order = "1" });
        using var other = await SendAsync(key, new { order = "2", shop = "north" });

        Assert.That(
            (await same.ReadAsync(Repeated(same))).Id(),
            Is.EqualTo((await first.ReadAsync(HttpStatusCode.Accepted)).Id())
        );
        await other.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused", "Idempotency-Key");
    }

    // A repetition is answered with the generation as it is by then.
    private static HttpStatusCode Repeated(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.Accepted;

    [Test]
    public async Task UpdatedAt_MovesWithTheGeneration()
    {
        var created = await _ada.Client.CreateAsync(GenerationCalls.Small("a boat"));

        var done = await _ada.Client.WaitForStatusAsync(created.Id(), "completed");

        Assert.That(Time(created, "updatedAt"), Is.EqualTo(Time(created, "createdAt")));
        Assert.That(Time(done, "updatedAt"), Is.EqualTo(Time(done, "completedAt")));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        var seventeen = string.Join(", ", Enumerable.Range(0, 17).Select(i => $"\"n{i}\": \"v\""));
        var longName = new string('n', 65);
        yield return Case("too many entries", $"{{{seventeen}}}", "metadata");
        yield return Case("an empty name", """{"": "v"}""", "metadata");
        yield return Case("a long name", $$"""{"{{longName}}": "v"}""", "metadata");
        yield return Case("a long text", $$"""{"note": "{{new string('v', 513)}}"}""", "metadata.note");
        yield return Case("a NUL", """{"note": "a\u0000b"}""", "metadata.note");
        yield return Case("a null", """{"note": null}""", "metadata.note");
        yield return Case("a number", """{"note": 1}""", "metadata.note", "request.malformed");
        yield return Case("an object", """{"note": {}}""", "metadata.note", "request.malformed");
        yield return Case("a list", "[]", "metadata", "request.malformed");

        static TestCaseData Case(string name, string metadata, string field, string code = "validation.failed") =>
            new TestCaseData(metadata, field, code).SetArgDisplayNames(name);
    }

    private async Task<HttpResponseMessage> SendAsync(string key, object metadata)
    {
        using var request = GenerationCalls.Post(
            new
            {
                prompt = "a slow boat [slow]",
                width = 256,
                height = 256,
                metadata,
            },
            ("Idempotency-Key", key)
        );
        return await _ada.Client.SendAsync(request);
    }

    private static DateTimeOffset Time(JsonElement generation, string name) => generation.At(name).GetDateTimeOffset();
}
