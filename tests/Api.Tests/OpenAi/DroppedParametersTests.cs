using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenAi;

/// <summary>
/// What OpenAI documents is taken whatever the model; what the model lacks is left out, and that is said twice: in the
/// answer's header and on the generation.
/// </summary>
internal sealed class DroppedParametersTests
{
    private const string Header = "x-dropped-parameters";

    private Account _ada = null!;
    private HttpClient _client = null!;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task RegisterAsync()
    {
        _ada = await Host.RegisterAsync();
        _client = await _ada.WithApiKeyAsync();
    }

    [OneTimeTearDown]
    public void SignOut()
    {
        _client.Dispose();
        _ada.Dispose();
    }

    [TestCase("style", "\"vivid\"", "parameters.style")]
    [TestCase("style", "\"natural\"", "parameters.style")]
    [TestCase("quality", "\"standard\"", "quality")]
    [TestCase("quality", "\"hd\"", "quality")]
    [TestCase("quality", "\"low\"", "quality")]
    [TestCase("quality", "\"medium\"", "quality")]
    [TestCase("quality", "\"high\"", "quality")]
    [TestCase("background", "\"transparent\"", "parameters.background")]
    [TestCase("background", "\"opaque\"", "parameters.background")]
    [TestCase("moderation", "\"low\"", "parameters.moderation")]
    [TestCase("input_fidelity", "\"high\"", "parameters.inputFidelity")]
    [TestCase("output_compression", "50", "parameters.outputQuality")]
    public async Task Generate_WithWhatTheModelLacks_LeavesItOutAndSaysSo(string name, string value, string field)
    {
        using var response = await _client.PostAsync(
            OpenAiCalls.Generations,
            GenerationCalls.Raw($$"""{"prompt":"a boat","size":"256x256","{{name}}":{{value}}}""")
        );

        var answer = await response.ReadAsync();
        Assert.That(answer.Items("data"), Has.Count.EqualTo(1));
        Assert.That(response.Header(Header), Is.EqualTo(name));
        Assert.That(await NotedAsync(response), Is.EqualTo(field));
    }

    [Test]
    public async Task Generate_WithEverythingThatOpenAiDocuments_IsTaken()
    {
        using var response = await _client.SendAsync(
            OpenAiCalls.Post(
                new
                {
                    prompt = "a boat",
                    model = "offline/preview",
                    n = 1,
                    quality = "hd",
                    response_format = "b64_json",
                    output_format = "webp",
                    output_compression = 80,
                    stream = false,
                    partial_images = 0,
                    size = "256x256",
                    moderation = "low",
                    background = "opaque",
                    style = "natural",
                    user = "u1",
                }
            )
        );

        var answer = await response.ReadAsync();
        Assert.That(answer.Text("output_format"), Is.EqualTo("webp"));
        Assert.That(
            response.Header(Header)!.Split(", "),
            Is.EquivalentTo(new[] { "quality", "output_compression", "moderation", "background", "style" })
        );
    }

    [Test]
    public async Task Generate_WithWhatTheModelHas_SaysNothing()
    {
        using var response = await _client.SendAsync(
            OpenAiCalls.Post(
                new
                {
                    prompt = "a boat",
                    size = "256x256",
                    quality = "auto",
                    output_format = "jpeg",
                }
            )
        );

        await response.ReadAsync();
        Assert.That(response.Header(Header), Is.Null);
        Assert.That(await NotedAsync(response), Is.Null);
    }

    [Test]
    public async Task Generate_AgainUnderTheSameKey_SaysTheSame()
    {
        var body = new
        {
            prompt = "a boat",
            size = "256x256",
            style = "vivid",
        };

        using var first = await _client.SendAsync(OpenAiCalls.Post(body, key: "styled"));
        using var second = await _client.SendAsync(OpenAiCalls.Post(body, key: "styled"));
        using var other = await _client.SendAsync(OpenAiCalls.Post(body with { style = "natural" }, key: "styled"));

        Assert.That(second.Header("Idempotent-Replayed"), Is.EqualTo("true"));
        Assert.That((first.Header(Header), second.Header(Header)), Is.EqualTo(("style", "style")));
        await other.MustBeErrorAsync(400, "idempotency_key_reused");
    }

    [Test]
    public async Task Generate_WhenItFails_StillSaysWhatWasLeftOut()
    {
        foreach (var stream in new[] { false, true })
        {
            using var response = await _client.SendAsync(
                OpenAiCalls.Post(
                    new
                    {
                        prompt = "a boat [[refuse]]",
                        size = "256x256",
                        style = "vivid",
                        stream,
                    }
                )
            );

            await response.MustBeErrorAsync(400, "moderation_blocked");
            Assert.That(response.Header(Header), Is.EqualTo("style"));
        }
    }

    [Test]
    public async Task Edit_WithWhatTheModelLacks_LeavesItOutAndSaysSo()
    {
        using var response = await _client.SendAsync(
            OpenAiCalls.Post(
                OpenAiCalls.Form(
                    [("image", Images.Png(256, 256))],
                    ("prompt", "a boat"),
                    ("size", "256x256"),
                    ("input_fidelity", "high"),
                    ("quality", "high")
                ),
                OpenAiCalls.Edits
            )
        );

        await response.ReadAsync();
        Assert.That(response.Header(Header)!.Split(", "), Is.EquivalentTo(new[] { "input_fidelity", "quality" }));
    }

    private async Task<string?> NotedAsync(HttpResponseMessage response)
    {
        var generation = await _ada.Client.ReadAsync($"{GenerationCalls.Path}/{response.Header("x-generation-id")}");
        return generation.At("metadata").TryGetProperty("droppedParameters", out var noted) ? noted.GetString() : null;
    }
}
