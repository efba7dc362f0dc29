using System.Text.Json;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.Kie;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Kie;

[TestFixture]
internal sealed class KieProviderTests
{
    private const string Create = "/api/v1/jobs/createTask";
    private const string CreateKontext = "/api/v1/flux/kontext/generate";
    private const string Record = "/api/v1/jobs/recordInfo";
    private const string RecordKontext = "/api/v1/flux/kontext/record-info";
    private const string Upload = "/api/file-stream-upload";
    private const string Credit = "/api/v1/chat/credit";
    private const string Accepted = """{"code":200,"msg":"success","data":{"taskId":"task12345"}}""";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private ProviderScene _scene = null!;

    internal static ImageRequest Request(string providerModel) =>
        ProviderScene.Request($"kie/{providerModel}", providerModel) with
        {
            AspectRatio = "16:9",
        };

    [SetUp]
    public async Task StartAsync() =>
        _scene = await ProviderScene.StartAsync((services, _) => services.AddKieProvider(TimeSpan.FromSeconds(20)));

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    private static IEnumerable<TestCaseData> Texts()
    {
        const string prompt = "A red fox in the snow";
        yield return Case(
            "nano-banana-2-lite",
            Create,
            new { model = "nano-banana-2-lite", input = new { prompt, aspect_ratio = "16:9" } }
        );
        yield return Case(
            "gpt-image-2-5-flare",
            Create,
            new
            {
                model = "gpt-image-2-5-flare-text-to-image",
                input = new
                {
                    prompt,
                    aspect_ratio = "16:9",
                    resolution = "1K",
                },
            }
        );
        yield return Case(
            "flux-kontext-max",
            CreateKontext,
            new
            {
                model = "flux-kontext-max",
                prompt,
                aspectRatio = "16:9",
                outputFormat = "png",
            }
        );

        static TestCaseData Case(string model, string path, object body) =>
            new TestCaseData(model, path, JsonSerializer.SerializeToElement(body)).SetArgDisplayNames(model);
    }

    [TestCaseSource(nameof(Texts))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenThereIsOnlyText_SendsTheModelsOwnFields(
        string model,
        string path,
        JsonElement body,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", path, 200, Accepted);

        var answer = await SubmitAsync(Request(model), cancellationToken);

        Assert.That(answer, Is.EqualTo(new ProviderResult.Accepted("task12345", Interval)));
        var sent = _scene.Server.Requests.Single();
        Assert.That(JsonElement.DeepEquals(sent.Json, body), Is.True, sent.Text);
        Assert.That(sent.Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [TestCase("nano-banana-2-lite", "image_urls", "nano-banana-2-lite")]
    [TestCase("gpt-image-2-5-flare", "input_urls", "gpt-image-2-5-flare-image-to-image")]
    [TestCase("seedream/4.5-edit", "image_urls", "seedream/4.5-edit")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenImagesComeAlong_UploadsThemAndSendsTheirAddresses(
        string model,
        string field,
        string sentModel,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.AnswerInTurn(
            "POST",
            Upload,
            (200, Uploaded("https://files.example/a.png")),
            (200, Uploaded("https://files.example/b.jpg"))
        );
        _scene.Server.Answer("POST", Create, 200, Accepted);
        var request = Request(model) with
        {
            References = [ProviderScene.Image([1, 2, 3]), ProviderScene.Image([4, 5], "image/jpeg")],
        };

        await SubmitAsync(request, cancellationToken);

        var form = (await _scene.Server.Requests[1].FormAsync()).ToDictionary();
        Assert.That(form["file"], Does.EndWith(".jpg, image/jpeg, 2 bytes)"));
        Assert.That(form["fileName"], Does.EndWith(".jpg"));
        var sent = _scene.Server.Requests[2].Json;
        Assert.That(sent.GetProperty("model").GetString(), Is.EqualTo(sentModel));
        Assert.That(
            sent.GetProperty("input").GetProperty(field).EnumerateArray().Select(address => address.GetString()),
            Is.EqualTo(["https://files.example/a.png", "https://files.example/b.jpg"])
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenKontextChangesAnImage_SendsItsParameters(CancellationToken cancellationToken)
    {
        _scene
            .Server.Answer("POST", Upload, 200, Uploaded("https://files.example/a.png"))
            .Answer("POST", CreateKontext, 200, Accepted);
        var request = Request("flux-kontext-pro") with
        {
            OutputFormat = OutputFormat.Jpeg,
            References = [ProviderScene.Image([1, 2, 3])],
            Parameters = ProviderScene.Parameters(("promptUpsampling", true), ("safetyTolerance", 1)),
        };

        await SubmitAsync(request, cancellationToken);

        var sent = _scene.Server.Requests[1].Json;
        var expected = JsonSerializer.SerializeToElement(
            new
            {
                model = "flux-kontext-pro",
                prompt = request.Prompt,
                inputImage = "https://files.example/a.png",
                aspectRatio = "16:9",
                outputFormat = "jpeg",
                promptUpsampling = true,
                safetyTolerance = 1,
            }
        );
        Assert.That(JsonElement.DeepEquals(sent, expected), Is.True, sent.ToString());
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenKontextWouldRefuseTheTolerance_SendsNothing(CancellationToken cancellationToken)
    {
        var request = Request("flux-kontext-pro") with
        {
            References = [ProviderScene.Image([1])],
            Parameters = ProviderScene.Parameters(("safetyTolerance", 3)),
        };

        Assert.That(
            await SubmitAsync(request, cancellationToken),
            Is.TypeOf<ProviderResult.Invalid>().With.Property("Field").EqualTo("parameters.safetyTolerance")
        );
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase(200, """{"success":false,"code":400,"msg":"bad"}""", typeof(ProviderResult.Invalid))]
    [TestCase(200, """{"success":true,"code":200,"data":{}}""", typeof(ProviderResult.Unavailable))]
    [TestCase(401, "", typeof(ProviderResult.CredentialRejected))]
    [TestCase(200, """{"code":429}""", typeof(ProviderResult.RateLimited))]
    [TestCase(504, "", typeof(ProviderResult.Unavailable))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheUploadFails_AsksForNothing(
        int status,
        string body,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Upload, status, body);

        Assert.That(
            await SubmitAsync(
                Request("nano-banana-2-lite") with
                {
                    References = [ProviderScene.Image([1])],
                },
                cancellationToken
            ),
            Is.TypeOf(expected)
        );
        Assert.That(_scene.Server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("https://api.kie.ai", "https://kieai.redpandaai.co/", false)]
    [TestCase("http://api.kie.ai", "http://api.kie.ai/", true)]
    [TestCase("https://api.kie.ai.example", "https://api.kie.ai.example/", true)]
    [TestCase("http://10.0.0.1/kie", "http://10.0.0.1/kie", true)]
    public void Uploads_GoToTheOtherHostOnlyFromKiesOwn(string home, string uploads, bool trusted)
    {
        var connection = KieUploads.UploadsOf(new ProviderConnection { BaseAddress = new Uri(home) });

        Assert.That(connection.BaseAddress!.AbsoluteUri, Is.EqualTo(uploads));
        Assert.That(connection.IsTrustedAddress, Is.EqualTo(trusted));
    }

    [TestCase(400, typeof(ProviderResult.ContentRejected))]
    [TestCase(401, typeof(ProviderResult.CredentialRejected))]
    [TestCase(402, typeof(ProviderResult.OutOfCredit))]
    [TestCase(403, typeof(ProviderResult.NotPermitted))]
    [TestCase(404, typeof(ProviderResult.Invalid))]
    [TestCase(422, typeof(ProviderResult.Invalid))]
    [TestCase(433, typeof(ProviderResult.Invalid))]
    [TestCase(455, typeof(ProviderResult.Unavailable))]
    [TestCase(500, typeof(ProviderResult.Unavailable))]
    [TestCase(501, typeof(ProviderResult.Failed))]
    [TestCase(505, typeof(ProviderResult.Unavailable))]
    [TestCase(777, typeof(ProviderResult.Unknown))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenA200HoldsAnotherCode_BelievesTheCodeAndRepeatsNoWords(
        int code,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer(
            "POST",
            Create,
            200,
            $"{{\"code\":{code},\"msg\":\"No: {ProviderScene.Key}\",\"data\":null}}"
        );

        var answer = await SubmitAsync(Request("nano-banana-2-lite"), cancellationToken);

        Assert.That(answer, Is.TypeOf(expected));
        Assert.That(answer.ToString(), Does.Not.Contain("No:").And.Not.Contain(ProviderScene.Key));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenThrottledInA200_WaitsForTheNextWindow(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Create, 200, """{"code":"429","msg":"Too fast","data":null}""");

        Assert.That(
            await SubmitAsync(Request("nano-banana-2-lite"), cancellationToken),
            Is.EqualTo(new ProviderResult.RateLimited(TimeSpan.FromSeconds(10)))
        );
    }

    [TestCase("""{"code":200,"msg":"success","data":null}""")]
    [TestCase("""{"code":200,"data":{"taskId":""}}""")]
    [TestCase("""{"code":200,"data":"task12345"}""")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheTaskHasNoName_IsUnknown(string body, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Create, 200, body);

        Assert.That(
            await SubmitAsync(Request("nano-banana-2-lite"), cancellationToken),
            Is.TypeOf<ProviderResult.Unknown>()
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheModelIsNotTheirs_SendsNothing(CancellationToken cancellationToken)
    {
        Assert.That(await SubmitAsync(Request("gpt-image-2"), cancellationToken), Is.TypeOf<ProviderResult.Invalid>());
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase("waiting")]
    [TestCase("queuing")]
    [TestCase("generating")]
    [CancelAfter(30_000)]
    public async Task Poll_WhenItGoesOn_AsksAgain(string state, CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "GET",
            Record,
            200,
            Told($"{{\"taskId\":\"task12345\",\"state\":\"{state}\",\"resultJson\":\"\",\"failCode\":null}}")
        );

        Assert.That(await PollAsync(cancellationToken), Is.EqualTo(new ProviderResult.Accepted("task12345", Interval)));
        Assert.That(_scene.Server.Requests.Single().Query, Is.EqualTo("?taskId=task12345"));
    }

    [TestCase("resultUrls", "4", 0.02)]
    [TestCase("result_urls", "\"6.5\"", 0.0325)]
    [TestCase("resultUrls", "null", null)]
    [CancelAfter(30_000)]
    public async Task Poll_WhenDone_HasTheImageAndWhatItCost(
        string field,
        string credits,
        double? dollars,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.AnswerBytes("GET", "/a.png", [1, 2, 3], "image/png");
        var result = JsonSerializer.Serialize($"{{\"{field}\":[\"{_scene.Server.Address}/a.png\"]}}");
        _scene.Server.Answer(
            "GET",
            Record,
            200,
            Told(
                $"{{\"state\":\"success\",\"resultJson\":{result},\"failCode\":\"\",\"failMsg\":\"\",\"creditsConsumed\":{credits},\"costTime\":9000}}"
            )
        );

        var done = await PollAsync(cancellationToken) as ProviderResult.Completed;

        Assert.That(
            await ProviderScene.BytesAsync(done!.Outputs.Single(), cancellationToken),
            Is.EqualTo(new byte[] { 1, 2, 3 })
        );
        Assert.That(done.ReportedCost, Is.EqualTo(dollars is null ? (Money?)null : Money.Usd((decimal)dollars)));
        Assert.That(done.Outputs.Single().Seed, Is.Null);
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheAddressHasExpired_SaysSoOnceItIsFetched(CancellationToken cancellationToken)
    {
        var result = JsonSerializer.Serialize($"{{\"resultUrls\":[\"{_scene.Server.Address}/gone.png\"]}}");
        _scene.Server.Answer("GET", Record, 200, Told($"{{\"state\":\"success\",\"resultJson\":{result}}}"));

        var done = await PollAsync(cancellationToken) as ProviderResult.Completed;

        Assert.ThrowsAsync<ImageNotFetchedException>(() =>
            ProviderScene.BytesAsync(done!.Outputs.Single(), cancellationToken)
        );
    }

    [TestCase("null")]
    [TestCase("\"no json\"")]
    [TestCase("\"{}\"")]
    [TestCase("\"{\\\"resultUrls\\\":[null,\\\"\\\"]}\"")]
    [CancelAfter(30_000)]
    public async Task Poll_WhenThereIsNoAddress_HasNoOutput(string result, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", Record, 200, Told($"{{\"state\":\"success\",\"resultJson\":{result}}}"));

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderResult.NoOutput>());
    }

    [TestCase("\"400\"", "Nope", typeof(ProviderResult.ContentRejected))]
    [TestCase(
        "500",
        "Your content was flagged by OpenAI as violating content policies",
        typeof(ProviderResult.ContentRejected)
    )]
    [TestCase("\"422\"", "bad ratio", typeof(ProviderResult.Invalid))]
    [TestCase("501", "generation failed for " + ProviderScene.Key, typeof(ProviderResult.Failed))]
    [TestCase("null", "", typeof(ProviderResult.Failed))]
    [CancelAfter(30_000)]
    public async Task Poll_WhenItFailed_TellsARefusalFromAFault(
        string code,
        string message,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer(
            "GET",
            Record,
            200,
            Told($"{{\"state\":\"fail\",\"failCode\":{code},\"failMsg\":\"{message}\"}}")
        );

        var answer = await PollAsync(cancellationToken);

        Assert.That(answer, Is.TypeOf(expected));
        Assert.That(answer.ToString(), Does.Not.Contain(ProviderScene.Key).And.Not.Contain("OpenAI"));
    }

    [TestCase(0, typeof(ProviderResult.Accepted))]
    [TestCase(1, typeof(ProviderResult.Completed))]
    [TestCase(2, typeof(ProviderResult.Failed))]
    [TestCase(3, typeof(ProviderResult.Failed))]
    [CancelAfter(30_000)]
    public async Task Poll_WhenItIsKontext_ReadsTheOlderRecord(
        int flag,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer(
            "GET",
            RecordKontext,
            200,
            Told(
                $"{{\"taskId\":\"task12345\",\"paramJson\":\"{{}}\",\"successFlag\":{flag},\"response\":{{\"originImageUrl\":\"https://files.example/o.jpg\",\"resultImageUrl\":\"https://files.example/r.jpg\"}},\"errorCode\":null,\"errorMessage\":\"\"}}"
            )
        );

        Assert.That(await PollAsync(cancellationToken, "flux-kontext-max"), Is.TypeOf(expected));
    }

    [TestCase(200, """{"code":401,"msg":"no"}""", typeof(ProviderResult.CredentialRejected))]
    [TestCase(200, """{"code":429,"msg":"no"}""", typeof(ProviderResult.RateLimited))]
    [TestCase(200, """{"code":422,"msg":"recordInfo is null"}""", typeof(ProviderResult.Unavailable))]
    [TestCase(200, """{"code":404,"msg":"no"}""", typeof(ProviderResult.Unavailable))]
    [TestCase(200, """{"code":200,"data":null}""", typeof(ProviderResult.Unavailable))]
    [TestCase(200, """{"code":200,"data":[]}""", typeof(ProviderResult.Unavailable))]
    [TestCase(200, "<html>hello</html>", typeof(ProviderResult.Unavailable))]
    [TestCase(502, "", typeof(ProviderResult.Unavailable))]
    [CancelAfter(30_000)]
    public async Task Poll_WhenTheAskingFails_LosesNothing(
        int status,
        string body,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("GET", Record, status, body).Answer("GET", RecordKontext, status, body);

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf(expected));
        Assert.That(await PollAsync(cancellationToken, "flux-kontext-pro"), Is.TypeOf(expected));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheConnectionBreaks_LosesNothing(CancellationToken cancellationToken)
    {
        _scene.Server.Reset("GET", Record);

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [TestCase(Credit, 200, """{"code":200,"msg":"success","data":12.5}""", ConnectionStatus.Healthy)]
    [TestCase(
        Credit,
        200,
        """{"code":401,"msg":"You do not have access permissions","data":null}""",
        ConnectionStatus.CredentialRejected
    )]
    [TestCase(Credit, 401, "", ConnectionStatus.CredentialRejected)]
    [TestCase(Credit, 200, """{"code":200,"data":null}""", ConnectionStatus.Unreachable)]
    [TestCase(Credit, 200, """{"code":455,"msg":"maintenance"}""", ConnectionStatus.Unreachable)]
    [TestCase(Credit, 200, "<html>hello</html>", ConnectionStatus.Unreachable)]
    [TestCase(Credit, 500, "", ConnectionStatus.Unreachable)]
    [TestCase("/elsewhere", 200, "{}", ConnectionStatus.Unreachable)]
    [CancelAfter(30_000)]
    public async Task Check_WhenAnswered_KnowsHowItStands(
        string path,
        int status,
        string body,
        ConnectionStatus condition,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("GET", path, status, body);

        Assert.That(
            (await _scene.Provider.CheckAsync(_scene.Connection(), cancellationToken)).Condition,
            Is.EqualTo(condition)
        );
    }

    [Test]
    public void Catalog_IsTheLastResortAndListsWhatCanBeCalled()
    {
        var file = CatalogFiles.ReadAll().Single(file => file.Provider.Id == KieProvider.ProviderId);

        Assert.That(file.Provider, Has.Property("LastResort").True.And.Property("NeedsKey").True);
        Assert.That(file.Models.All(model => KieModel.Of(model.ProviderModel) is not null), Is.True);
        Assert.That(file.Models.All(model => model.Capabilities is { Seed: false, MaxCount: 1 }), Is.True);
        var prices = file.Models.ToDictionary(
            model => model.Id,
            model => model.Price?.Components.Single().Amount.Amount
        );
        Assert.That(
            prices,
            Is.EqualTo(
                new Dictionary<string, decimal?>
                {
                    ["kie/nano-banana-2-lite"] = 0.02m,
                    ["kie/gpt-image-2.5-flare"] = 0.03m,
                    ["kie/seedream-4.5-edit"] = 0.0325m,
                    ["kie/flux-kontext-pro"] = null,
                    ["kie/flux-kontext-max"] = null,
                }
            )
        );
    }

    private static string Told(string data) => $"{{\"code\":200,\"msg\":\"success\",\"data\":{data}}}";

    private static string Uploaded(string address) =>
        $"{{\"success\":true,\"code\":200,\"msg\":\"File uploaded successfully\",\"data\":{{\"fileName\":\"x\",\"downloadUrl\":\"{address}\"}}}}";

    private Task<ProviderResult> SubmitAsync(ImageRequest request, CancellationToken cancellationToken) =>
        _scene.Provider.SubmitAsync(_scene.Call(request), cancellationToken);

    private Task<ProviderResult> PollAsync(CancellationToken cancellationToken, string model = "nano-banana-2-lite") =>
        _scene.Provider.PollAsync(new RemoteJob("task12345", _scene.Call(Request(model))), cancellationToken);
}
