using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Providers.Google;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Google;

[TestFixture]
internal sealed class GoogleProviderTests
{
    internal const string BasePath = "/v1beta";
    internal const string Model = "gemini-3.1-flash-image";
    private const string Path = $"{BasePath}/models/{Model}:generateContent";

    private ProviderScene _scene = null!;

    internal static ImageRequest Request =>
        ProviderScene.Request($"google/{Model}", Model) with
        {
            Parameters = ProviderScene.Parameters(("resolution", "2K")),
        };

    [SetUp]
    public async Task StartAsync() =>
        _scene = await ProviderScene.StartAsync((services, _) => services.AddGoogleProvider(TimeSpan.FromSeconds(20)));

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAsked_SendsWordsAndImagesAndTheKeyInAHeaderOnly(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Path, 200, Answer(Image("AQID")));
        var request = Request with
        {
            AspectRatio = "21:9",
            References = [ProviderScene.Image([1, 2, 3], "image/webp"), ProviderScene.Image([0xFB, 0xFF])],
        };

        await SubmitAsync<ProviderResult.Completed>(request, cancellationToken);

        var sent = _scene.Server.Requests.Single();
        var expected = JsonSerializer.SerializeToElement(
            new
            {
                contents = new[]
                {
                    new
                    {
                        role = "user",
                        parts = new object[]
                        {
                            new { text = request.Prompt },
                            new { inlineData = new { mimeType = "image/webp", data = "AQID" } },
                            new { inlineData = new { mimeType = "image/png", data = "+/8=" } },
                        },
                    },
                },
                generationConfig = new
                {
                    responseModalities = new[] { "IMAGE" },
                    imageConfig = new { aspectRatio = "21:9", imageSize = "2K" },
                    seed = 42,
                },
            }
        );
        Assert.That(JsonElement.DeepEquals(sent.Json, expected), Is.True, sent.Text);
        Assert.That(sent.Header("x-goog-api-key"), Is.EqualTo(ProviderScene.Key));
        Assert.That(sent.Query, Is.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheImageComesAmongOtherParts_FindsItAndWhatItTook(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "POST",
            Path,
            200,
            Answer(
                """{"text":"Here is your fox."},{"thought":true,"inlineData":{"mimeType":"image/png","data":"CQkJ"}},{"inlineData":{"mimeType":"audio/wav","data":"CQkJ"}},"""
                    + Image("BAUG"),
                """{"promptTokenCount":290,"promptTokensDetails":[{"modality":"TEXT","tokenCount":32},{"modality":"IMAGE","tokenCount":258}],"candidatesTokenCount":1692,"candidatesTokensDetails":[{"modality":"TEXT","tokenCount":12},{"modality":"IMAGE","tokenCount":1680}],"thoughtsTokenCount":100}"""
            )
        );

        var done = await SubmitAsync<ProviderResult.Completed>(Request, cancellationToken);

        var image = done.Outputs.Single();
        Assert.That(image.Seed, Is.EqualTo(42));
        Assert.That(await ProviderScene.BytesAsync(image, cancellationToken), Is.EqualTo(new byte[] { 4, 5, 6 }));
        Assert.That(done.ReportedCost, Is.Null);
        Assert.That(
            done.Usage,
            Is.EqualTo(
                new ProviderUsage
                {
                    InputTextTokens = 32,
                    InputImageTokens = 258,
                    OutputImageTokens = 1680,
                    OutputTextTokens = 112,
                }
            )
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheTokensAreNotToldApart_AreThoseOfTheImage(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "POST",
            Path,
            200,
            Answer(Image("BAUG"), """{"promptTokenCount":8,"candidatesTokenCount":1120,"totalTokenCount":1128}""")
        );

        var done = await SubmitAsync<ProviderResult.Completed>(Request, cancellationToken);

        Assert.That(done.Usage, Is.EqualTo(new ProviderUsage { InputTextTokens = 8, OutputImageTokens = 1120 }));
    }

    [TestCase(7, 7)]
    [TestCase(2_147_483_647, 2_147_483_647)]
    [TestCase(2_147_483_648, 0)]
    [TestCase(4_294_967_295, 2_147_483_647)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheSeedIsTooLargeForThem_SaysWhichStoodInForIt(
        long asked,
        long used,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Path, 200, Answer(Image("AQID")));

        var done = await SubmitAsync<ProviderResult.Completed>(
            Request with
            {
                Seed = Seed.From(asked),
            },
            cancellationToken
        );

        Assert.That(
            _scene.Server.Requests.Single().Json.GetProperty("generationConfig").GetProperty("seed").GetInt64(),
            Is.EqualTo(used)
        );
        Assert.That(done.Outputs.Single().Seed, Is.EqualTo(used));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheImagesAreTooLargeTogether_DoesNotSendThem(CancellationToken cancellationToken)
    {
        var image = ProviderScene.Image(new byte[7_400_000]);

        var refused = await SubmitAsync<ProviderResult.Invalid>(
            Request with
            {
                References = [image, image],
            },
            cancellationToken
        );

        Assert.That(refused.Field, Is.EqualTo("references"));
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase("SAFETY")]
    [TestCase("OTHER")]
    [TestCase("BLOCKLIST")]
    [TestCase("PROHIBITED_CONTENT")]
    [TestCase("IMAGE_SAFETY")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenThePromptIsBlocked_IsRefusedThoughTheStatusIs200(
        string reason,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer(
            "POST",
            Path,
            200,
            $"{{\"promptFeedback\":{{\"blockReason\":\"{reason}\"}},\"usageMetadata\":{{\"promptTokenCount\":8}}}}"
        );

        var refused = await SubmitAsync<ProviderResult.ContentRejected>(Request, cancellationToken);

        Assert.That(refused.Reason, Is.Not.Empty.And.Not.Contains(reason));
        Assert.That(refused.Charged, Is.False);
    }

    [TestCase("IMAGE_SAFETY")]
    [TestCase("IMAGE_PROHIBITED_CONTENT")]
    [TestCase("IMAGE_RECITATION")]
    [TestCase("SAFETY")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheImageIsHeldBack_IsRefused(string reason, CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "POST",
            Path,
            200,
            $"{{\"candidates\":[{{\"finishReason\":\"{reason}\",\"index\":0}}],\"usageMetadata\":{{\"promptTokenCount\":8}}}}"
        );

        Assert.That((await SubmitAsync<ProviderResult.ContentRejected>(Request, cancellationToken)).Charged, Is.False);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAnImageWasDrawnAndHeldBack_IsChargedAndSaysTheirWords(
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer(
            "POST",
            Path,
            200,
            """
            {"candidates":[{"finishReason":"IMAGE_SAFETY","finishMessage":"We could not show it."}],"usageMetadata":{"promptTokenCount":8,"candidatesTokenCount":1120}}
            """
        );

        Assert.That(
            await SubmitAsync<ProviderResult.ContentRejected>(Request, cancellationToken),
            Is.EqualTo(new ProviderResult.ContentRejected("We could not show it.", Charged: true))
        );
    }

    [TestCase("NO_IMAGE", "", "does not say why")]
    [TestCase("IMAGE_OTHER", "", "does not say why")]
    [TestCase("STOP", "{\"text\":\"I can only describe it.\"}", "I can only describe it.")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenThereIsNoImageAndNoRefusal_HasNoOutput(
        string reason,
        string parts,
        string words,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer(
            "POST",
            Path,
            200,
            $"{{\"candidates\":[{{\"content\":{{\"parts\":[{parts}]}},\"finishReason\":\"{reason}\"}}]}}"
        );

        Assert.That(
            (await SubmitAsync<ProviderResult.NoOutput>(Request, cancellationToken)).Reason,
            Does.Contain(words)
        );
    }

    [TestCase("AQI!")]
    [TestCase("not base64 at all")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheImageIsNoBase64_HasNoOutput(string base64, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Path, 200, Answer(Image(base64)));

        await SubmitAsync<ProviderResult.NoOutput>(Request, cancellationToken);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheQuotaIsUsedUp_WaitsAsLongAsTheBodySays(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "POST",
            Path,
            429,
            Error(
                "RESOURCE_EXHAUSTED",
                "Too many.",
                """{"violations":[{"quotaId":"PerMinute"}]},{"retryDelay":"12.5s"}"""
            )
        );

        var limited = await SubmitAsync<ProviderResult.RateLimited>(Request, cancellationToken);

        Assert.That(limited.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(12.5)));
    }

    [TestCase(400, "INVALID_ARGUMENT", "{\"reason\":\"API_KEY_INVALID\",\"domain\":\"googleapis.com\"}")]
    [TestCase(401, "UNAUTHENTICATED", "")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheKeyIsNotTaken_SaysWhyWithoutTheKey(
        int status,
        string code,
        string details,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Path, status, Error(code, $"Not with {ProviderScene.Key}.", details));

        var rejected = await SubmitAsync<ProviderResult.CredentialRejected>(Request, cancellationToken);

        Assert.That(rejected.Reason, Is.EqualTo("Not with [key]."));
    }

    [TestCase(400, "FAILED_PRECONDITION", "Enable billing first.", typeof(ProviderResult.OutOfCredit))]
    [TestCase(402, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted.", typeof(ProviderResult.OutOfCredit))]
    [TestCase(429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted.", typeof(ProviderResult.OutOfCredit))]
    [TestCase(400, "FAILED_PRECONDITION", "User location is not supported.", typeof(ProviderResult.NotPermitted))]
    [TestCase(403, "PERMISSION_DENIED", "Not this model.", typeof(ProviderResult.NotPermitted))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheKeyIsGoodAndMayNot_LeavesItAsItIs(
        int status,
        string code,
        string words,
        Type kind,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Path, status, Error(code, words, ""));

        Assert.That(
            await _scene.Provider.SubmitAsync(_scene.Call(Request, BasePath), cancellationToken),
            Is.TypeOf(kind)
        );
    }

    [TestCase(
        400,
        "{\"fieldViolations\":[{\"field\":\"generation_config.image_config.aspect_ratio\"}]}",
        "aspectRatio"
    )]
    [TestCase(
        400,
        "{\"fieldViolations\":[{\"field\":\"generationConfig.imageConfig.imageSize\"}]}",
        "parameters.resolution"
    )]
    [TestCase(400, "{\"fieldViolations\":[{\"field\":\"contents[0].parts[1].inline_data\"}]}", "references")]
    [TestCase(400, "", null)]
    [TestCase(404, "", "model")]
    [TestCase(413, "", "references")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenASettingIsNotAccepted_NamesItInOurWords(
        int status,
        string details,
        string? field,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Path, status, Error("INVALID_ARGUMENT", "That will not do.", details));

        Assert.That((await SubmitAsync<ProviderResult.Invalid>(Request, cancellationToken)).Field, Is.EqualTo(field));
    }

    [TestCase(200, "{\"models\":[{\"name\":\"models/a\"}]}", ConnectionStatus.Healthy)]
    [TestCase(200, "<html>welcome</html>", ConnectionStatus.Unreachable)]
    [TestCase(503, "{\"error\":{\"status\":\"UNAVAILABLE\"}}", ConnectionStatus.Unreachable)]
    [TestCase(
        400,
        "{\"error\":{\"message\":\"Wrong: " + ProviderScene.Key + "\",\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}",
        ConnectionStatus.CredentialRejected
    )]
    [TestCase(403, "{\"error\":{\"status\":\"PERMISSION_DENIED\"}}", ConnectionStatus.Unreachable)]
    [CancelAfter(30_000)]
    public async Task Check_WhenAnswered_KnowsHowItStands(
        int status,
        string body,
        ConnectionStatus condition,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("GET", $"{BasePath}/models", status, body);

        var health = await _scene.Provider.CheckAsync(_scene.Connection(BasePath), cancellationToken);

        Assert.That(health.Condition, Is.EqualTo(condition));
        Assert.That(health.Reason ?? "", Does.Not.Contain(ProviderScene.Key));
        Assert.That(_scene.Server.Requests[0].Query, Is.EqualTo("?pageSize=1"));
    }

    private static string Answer(string parts, string usage = "null") =>
        $"{{\"candidates\":[{{\"content\":{{\"role\":\"model\",\"parts\":[{parts}]}},\"finishReason\":\"STOP\",\"index\":0}}],\"usageMetadata\":{usage}}}";

    private static string Image(string base64) =>
        $"{{\"inlineData\":{{\"mimeType\":\"image/png\",\"data\":\"{base64}\"}}}}";

    private static string Error(string code, string message, string details) =>
        $"{{\"error\":{{\"code\":0,\"message\":\"{message}\",\"status\":\"{code}\",\"details\":[{details}]}}}}";

    private async Task<T> SubmitAsync<T>(ImageRequest request, CancellationToken cancellationToken)
        where T : ProviderResult
    {
        var result = await _scene.Provider.SubmitAsync(_scene.Call(request, BasePath), cancellationToken);

        Assert.That(result, Is.TypeOf<T>());
        return (T)result;
    }
}
