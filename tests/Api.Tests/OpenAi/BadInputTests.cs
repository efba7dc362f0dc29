using System.Text;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenAi;

/// <summary>What is wrong is said as OpenAI says it, under the parameter's name, and leaves nothing behind.</summary>
internal sealed class BadInputTests
{
    private Account _ada = null!;
    private HttpClient _client = null!;

    private static ApiHost Host => Hosts.Idle;

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

    [TestCase("", "invalid_json", null)]
    [TestCase("{", "invalid_json", null)]
    [TestCase("[]", "invalid_json", null)]
    [TestCase("null", "invalid_json", null)]
    [TestCase("\"a\"", "invalid_json", null)]
    [TestCase("""{"prompt":"a","prompt":"b"}""", "invalid_json", null)]
    [TestCase("{}", "missing_required_parameter", "prompt")]
    [TestCase("""{"prompt":null}""", "missing_required_parameter", "prompt")]
    [TestCase("""{"prompt":""}""", "invalid_value", "prompt")]
    [TestCase("""{"prompt":7}""", "invalid_type", "prompt")]
    [TestCase("""{"prompt":"\ud800"}""", "invalid_value", "prompt")]
    [TestCase("""{"prompt":"a\u0000"}""", "invalid_value", "prompt")]
    [TestCase("""{"prompt":"a","style":"loud"}""", "invalid_value", "style")]
    [TestCase("""{"prompt":"a","style":1}""", "invalid_type", "style")]
    [TestCase("""{"prompt":"a","moderation":"high"}""", "invalid_value", "moderation")]
    [TestCase("""{"prompt":"a","input_fidelity":"best"}""", "invalid_value", "input_fidelity")]
    [TestCase("""{"prompt":"a","seed":1}""", "unknown_parameter", "seed")]
    [TestCase("""{"prompt":"a","PROMPT":"b"}""", "unknown_parameter", "PROMPT")]
    [TestCase("""{"prompt":"a","n":0}""", "invalid_value", "n")]
    [TestCase("""{"prompt":"a","n":5}""", "invalid_value", "n")]
    [TestCase("""{"prompt":"a","n":"1"}""", "invalid_type", "n")]
    [TestCase("""{"prompt":"a","n":1.5}""", "invalid_type", "n")]
    [TestCase("""{"prompt":"a","n":1e99}""", "invalid_type", "n")]
    [TestCase("""{"prompt":"a","size":"big"}""", "invalid_value", "size")]
    [TestCase("""{"prompt":"a","size":"0x0"}""", "invalid_value", "size")]
    [TestCase("""{"prompt":"a","size":"1024X1024"}""", "invalid_value", "size")]
    [TestCase("""{"prompt":"a","size":"99999x99999"}""", "invalid_value", "size")]
    [TestCase("""{"prompt":"a","size":"257x256"}""", "invalid_value", "size")]
    [TestCase("""{"prompt":"a","size":["256x256"]}""", "invalid_type", "size")]
    [TestCase("""{"prompt":"a","quality":"best"}""", "invalid_value", "quality")]
    [TestCase("""{"prompt":"a","output_format":"gif"}""", "invalid_value", "output_format")]
    [TestCase("""{"prompt":"a","output_compression":101}""", "invalid_value", "output_compression")]
    [TestCase("""{"prompt":"a","background":"pink"}""", "invalid_value", "background")]
    [TestCase("""{"prompt":"a","response_format":"file"}""", "invalid_value", "response_format")]
    [TestCase("""{"prompt":"a","stream":"yes"}""", "invalid_type", "stream")]
    [TestCase("""{"prompt":"a","stream":true,"partial_images":4}""", "invalid_value", "partial_images")]
    [TestCase("""{"prompt":"a","partial_images":1}""", "invalid_value", "partial_images")]
    [TestCase("""{"prompt":"a","stream":true,"response_format":"url"}""", "invalid_value", "response_format")]
    [TestCase("""{"prompt":"a","user":{}}""", "invalid_type", "user")]
    public async Task Generate_WithABadParameter_NamesIt(string body, string code, string? param)
    {
        var rows = await Host.Data.CountRowsAsync(_ada.OrganizationId);

        using var response = await _client.PostAsync(OpenAiCalls.Generations, GenerationCalls.Raw(body));

        var error = await response.MustBeErrorAsync(400, code, param);
        Assert.That(error.Text("type"), Is.EqualTo("invalid_request_error"));
        Assert.That(await Host.Data.CountRowsAsync(_ada.OrganizationId), Is.EqualTo(rows));
    }

    [TestCase("dall-e-3")]
    [TestCase("offline/nothing")]
    [TestCase("")]
    public async Task Generate_WithAModelThatIsNone_IsNotFound(string model)
    {
        using var response = await _client.SendAsync(OpenAiCalls.Post(new { prompt = "a", model }));

        await response.MustBeErrorAsync(404, "model_not_found", "model");
    }

    [Test]
    public async Task Generate_WithAPromptThatIsTooLong_SaysSo()
    {
        using var response = await _client.SendAsync(OpenAiCalls.Post(new { prompt = new string('x', 501) }));

        await response.MustBeErrorAsync(400, "string_above_max_length", "prompt");
    }

    [TestCase(OpenAiCalls.Generations, "text/plain")]
    [TestCase(OpenAiCalls.Generations, "multipart/form-data; boundary=x")]
    [TestCase(OpenAiCalls.Edits, "text/plain")]
    [TestCase(OpenAiCalls.Edits, null)]
    public async Task Call_WithAnotherContentType_IsUnsupported(string path, string? type)
    {
        using var response = await _client.PostAsync(path, UploadCalls.Raw("{}"u8.ToArray(), type));

        await response.MustBeErrorAsync(415, "unsupported_media_type");
    }

    [Test]
    public async Task Addresses_ThatAreNone_AreUnknown()
    {
        using var nothing = await _client.GetAsync("/v1/chat/completions");
        using var root = await _client.GetAsync("/v1");
        using var method = await _client.GetAsync(OpenAiCalls.Generations);
        using var large = await _client.PostAsync(
            OpenAiCalls.Generations,
            GenerationCalls.Raw($$"""{"prompt":"{{new string('x', 2 * 1024 * 1024)}}"}""")
        );

        await nothing.MustBeErrorAsync(404, "unknown_url");
        await root.MustBeErrorAsync(404, "unknown_url");
        await method.MustBeErrorAsync(405, "method_not_allowed");
        await large.MustBeErrorAsync(413, "request_too_large");
    }

    [TestCase("multipart/form-data", "--x")]
    [TestCase("multipart/form-data; boundary=x", "garbage")]
    [TestCase(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nno end"
    )]
    public async Task Edit_WithABrokenForm_IsMalformed(string type, string body)
    {
        using var response = await _client.PostAsync(
            OpenAiCalls.Edits,
            UploadCalls.Raw(Encoding.ASCII.GetBytes(body), type)
        );

        Assert.That(
            (await response.MustBeErrorAsync(400, "invalid_json")).Text("type"),
            Is.EqualTo("invalid_request_error")
        );
    }

    [Test]
    public async Task Edit_WithBadParts_NamesThem()
    {
        var png = Images.Png(256, 256);
        var text = "words"u8.ToArray();
        (HttpContent Content, string Code, string? Param)[] bad =
        [
            (Form([], ("prompt", "a")), "missing_required_parameter", "image"),
            (Form([("image", png)]), "missing_required_parameter", "prompt"),
            (Form([("image", text)], ("prompt", "a")), "invalid_image_file", "image"),
            (Form([("image", [])], ("prompt", "a")), "invalid_image_file", "image"),
            (Form([("image", png), ("mask", text)], ("prompt", "a")), "invalid_image_file", "mask"),
            (Form([("image", png), ("mask", png)], ("prompt", "a")), "invalid_image_file", "mask"),
            (Form([("image", png), ("mask", Transparent(16))], ("prompt", "a")), "invalid_value", "mask"),
            (
                Form([("image", png), ("mask", Transparent(256)), ("mask", Transparent(256))], ("prompt", "a")),
                "invalid_value",
                "mask"
            ),
            (Form([("image[]", png), ("image[]", png)], ("prompt", "a")), "invalid_value", "image"),
            (Form([.. Enumerable.Repeat(("image[]", png), 17)], ("prompt", "a")), "invalid_value", "image"),
            (Form([("image", png)], ("prompt", "a"), ("n", "many")), "invalid_type", "n"),
            (Form([("image", png)], ("prompt", "a"), ("strength", "0.5")), "unknown_parameter", "strength"),
            (Form([("image[0]", png), ("image[1]", png)], ("prompt", "a")), "invalid_value", "image"),
            (Form([("image[first]", png)], ("prompt", "a")), "missing_required_parameter", "image"),
            (Form([("image", png), ("image[first]", png)], ("prompt", "a")), "unknown_parameter", "image[first]"),
            (Form([("image", png), ("photo", png)], ("prompt", "a")), "unknown_parameter", "photo"),
            (Form([("image", png), ("photo", new byte[400_000])], ("prompt", "a")), "unknown_parameter", "photo"),
            (Form([("image", png), ("prompt", png)]), "invalid_type", "prompt"),
            (Form([("image", png), ("n", png)], ("prompt", "a")), "invalid_type", "n"),
            (Form([("image", png), ("stream", png)], ("prompt", "a")), "invalid_type", "stream"),
        ];
        var generations = await CountAsync();

        foreach (var (content, code, param) in bad)
        {
            using var response = await _client.PostAsync(OpenAiCalls.Edits, content);

            await response.MustBeErrorAsync(400, code, param);
        }

        Assert.That(await CountAsync(), Is.EqualTo(generations));
    }

    [TestCase("""{"prompt":"a"}""", "missing_required_parameter", "image")]
    [TestCase("""{"prompt":"a","images":null}""", "missing_required_parameter", "image")]
    [TestCase("""{"prompt":"a","images":[null]}""", "invalid_image_url", "images")]
    [TestCase("""{"prompt":"a","image":"data:image/png;base64,AAAA"}""", "missing_required_parameter", "image")]
    [TestCase("""{"prompt":"a","images":"x"}""", "invalid_type", "images")]
    [TestCase("""{"prompt":"a","images":[]}""", "missing_required_parameter", "image")]
    [TestCase("""{"prompt":"a","images":[7]}""", "invalid_image_url", "images")]
    [TestCase("""{"prompt":"a","images":[{"file_id":"file-1"}]}""", "invalid_image_url", "images")]
    [TestCase("""{"prompt":"a","images":[{"image_url":"https://example.com/a.png"}]}""", "invalid_image_url", "images")]
    [TestCase(
        """{"prompt":"a","images":[{"image_url":"http://169.254.169.254/latest/meta-data"}]}""",
        "invalid_image_url",
        "images"
    )]
    [TestCase("""{"prompt":"a","images":[{"image_url":"data:image/png;base64,%%%"}]}""", "invalid_image_url", "images")]
    [TestCase(
        """{"prompt":"a","images":[{"image_url":"data:image/png;base64,AAAA"}]}""",
        "invalid_image_file",
        "image"
    )]
    public async Task Edit_WithBadJson_NamesWhatIsWrong(string body, string code, string param)
    {
        using var response = await _client.PostAsync(OpenAiCalls.Edits, GenerationCalls.Raw(body));

        await response.MustBeErrorAsync(400, code, param);
    }

    private static MultipartFormDataContent Form(
        IEnumerable<(string, byte[])> files,
        params (string, string)[] fields
    ) => OpenAiCalls.Form(files, fields);

    private static byte[] Transparent(int side) => Images.SeeThrough(side, side);

    private Task<long> CountAsync() =>
        Host.Data.ReadAsync<long>("SELECT count(*) FROM jobs WHERE organization_id = $1", _ada.OrganizationId);
}
