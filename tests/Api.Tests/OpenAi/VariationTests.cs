using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenAi;

/// <summary><c>POST /v1/images/variations</c>: image to image, where the model changes images.</summary>
internal sealed class VariationTests
{
    private const string Path = "/v1/images/variations";
    private const int Side = 256;

    private static readonly byte[] _photograph = Images.Png(Side, Side);

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

    [Test]
    public async Task Vary_IsImageToImageHalfTheWay()
    {
        using var response = await SendAsync([("image", _photograph)], ("n", "2"), ("size", "256x256"), ("user", "u1"));

        var answer = await response.ReadAsync();
        var generation = await _ada.Client.ReadAsync($"{GenerationCalls.Path}/{response.Header("x-generation-id")}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Items("data"), Has.Count.EqualTo(2));
            Assert.That(generation.At("strength").GetDecimal(), Is.EqualTo(0.5m));
            Assert.That(generation.Text("prompt"), Does.StartWith("A variation of this image"));
            Assert.That(response.Header("x-dropped-parameters"), Is.Null);
            Assert.That(
                await _ada.Client.GetByteArrayAsync(generation.Items("references").Single().Text("url")),
                Is.EqualTo(_photograph)
            );
        }
    }

    [Test]
    public async Task Vary_AnswersWithAddressesUnlessAskedForBase64()
    {
        using var addresses = await SendAsync([("image", _photograph)], ("size", "256x256"));
        using var base64 = await SendAsync(
            [("image", _photograph)],
            ("size", "256x256"),
            ("response_format", "b64_json")
        );

        using var nobody = Host.Anonymous();
        var url = (await addresses.ReadAsync()).Items("data").Single().Text("url");
        Assert.That(Images.Look(await nobody.GetByteArrayAsync(url)), Is.EqualTo((Side, Side, false)));
        Assert.That(Images.Look((await base64.ReadAsync()).Image()), Is.EqualTo((Side, Side, false)));
    }

    [Test]
    public async Task Vary_WithBadInput_NamesIt()
    {
        (MultipartFormDataContent Content, int Status, string Code, string Param)[] bad =
        [
            (OpenAiCalls.Form([], ("n", "1")), 400, "missing_required_parameter", "image"),
            (Form("image", "image"), 400, "invalid_value", "image"),
            (OpenAiCalls.Form([("image", "words"u8.ToArray())]), 400, "invalid_image_file", "image"),
            (Form(("prompt", "a boat")), 400, "unknown_parameter", "prompt"),
            (Form("image", "mask"), 400, "unknown_parameter", "mask"),
            (Form(("style", "vivid")), 400, "unknown_parameter", "style"),
            (Form(("n", "11")), 400, "invalid_value", "n"),
            (Form(("size", "small")), 400, "invalid_value", "size"),
            (Form(("response_format", "file")), 400, "invalid_value", "response_format"),
            (Form(("model", "dall-e-2")), 404, "model_not_found", "model"),
        ];

        foreach (var (content, status, code, param) in bad)
        {
            using var response = await _client.PostAsync(Path, content);

            await response.MustBeErrorAsync(status, code, param);
        }
    }

    [Test]
    public async Task Vary_WithoutAForm_IsUnsupported()
    {
        using var response = await _client.SendAsync(OpenAiCalls.Post(new { image = "data:" }, Path));

        await response.MustBeErrorAsync(415, "unsupported_media_type");
    }

    [Test]
    public async Task Vary_WithoutAKey_IsRefused()
    {
        using var nobody = Host.Anonymous();

        using var response = await nobody.PostAsync(Path, Form(("size", "256x256")));

        await response.MustBeErrorAsync(401, "invalid_api_key");
    }

    private Task<HttpResponseMessage> SendAsync(
        (string Field, byte[] Image)[] files,
        params (string Name, string Value)[] fields
    ) => _client.SendAsync(OpenAiCalls.Post(OpenAiCalls.Form(files, fields), Path));

    private static MultipartFormDataContent Form((string, string) field) =>
        OpenAiCalls.Form([("image", _photograph)], field);

    private static MultipartFormDataContent Form(params string[] files) =>
        OpenAiCalls.Form(files.Select(field => (field, _photograph)));
}
