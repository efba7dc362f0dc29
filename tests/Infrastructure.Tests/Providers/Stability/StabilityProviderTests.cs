using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Stability;

[TestFixture]
internal sealed class StabilityProviderTests
{
    private const string Core = "/v2beta/stable-image/generate/core";
    private const string Ultra = "/v2beta/stable-image/generate/ultra";
    private const string Sd3 = "/v2beta/stable-image/generate/sd3";
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private ProviderScene _scene = null!;

    [SetUp]
    public async Task StartAsync() =>
        _scene = await ProviderScene.StartAsync(
            (services, _) => services.AddStabilityProvider(TimeSpan.FromSeconds(20))
        );

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenThereIsOnlyText_SendsAFormAllTheSame(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("POST", Core, Png, "image/png");
        var request = Request("core") with
        {
            NegativePrompt = "blurry",
            AspectRatio = "16:9",
            OutputFormat = OutputFormat.Jpeg,
            Parameters = ProviderScene.Parameters(("stylePreset", "neon-punk")),
        };

        await SubmitAsync(request, cancellationToken);

        var sent = _scene.Server.Requests.Single();
        Assert.That(sent.Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
        Assert.That(sent.Header("Accept"), Is.EqualTo("image/*"));
        Assert.That(sent.Header("Content-Type"), Does.StartWith("multipart/form-data"));
        Assert.That(
            await sent.FormAsync(),
            Is.EquivalentTo(
                new Dictionary<string, string>
                {
                    ["prompt"] = request.Prompt,
                    ["negative_prompt"] = "blurry",
                    ["aspect_ratio"] = "16:9",
                    ["seed"] = "42",
                    ["output_format"] = "jpeg",
                    ["style_preset"] = "neon-punk",
                }
            )
        );
    }

    // The service's own content type is one that .NET cannot parse.
    [TestCase("image/png")]
    [TestCase("application/json; type=image/png")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheImageComes_HasItAndTheSeedThatWasUsed(
        string contentType,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.AnswerBytes("POST", Core, Png, contentType, ("finish-reason", "SUCCESS"), ("seed", "1234567890"));

        var done = await SubmitAsync<ProviderResult.Completed>(Request("core"), cancellationToken);

        var image = done.Outputs.Single();
        Assert.That(image.Seed, Is.EqualTo(1234567890));
        Assert.That(await ProviderScene.BytesAsync(image, cancellationToken), Is.EqualTo(Png));
        Assert.That(done, Has.Property("ReportedCost").Null.And.Property("Usage").Null);
    }

    [TestCase(0, 1)]
    [TestCase(42, 42)]
    [TestCase(4_294_967_294, 4_294_967_294)]
    [TestCase(4_294_967_295, 4_294_967_294)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheServiceHasNoSuchSeed_SaysWhichStoodInForIt(
        long asked,
        long used,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.AnswerBytes("POST", Core, Png, "image/png");

        var done = await SubmitAsync<ProviderResult.Completed>(
            Request("core") with
            {
                Seed = Seed.From(asked),
            },
            cancellationToken
        );

        Assert.That((await FormAsync())["seed"], Is.EqualTo($"{used}"));
        Assert.That(done.Outputs.Single().Seed, Is.EqualTo(used));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenStableDiffusionMakesAnImage_NamesModelModeAndGuidance(
        CancellationToken cancellationToken
    )
    {
        _scene.Server.AnswerBytes("POST", Sd3, Png, "image/png");

        await SubmitAsync<ProviderResult.Completed>(
            Request("sd3.5-large-turbo") with
            {
                Parameters = ProviderScene.Parameters(("guidance", 1.5)),
            },
            cancellationToken
        );

        var form = await FormAsync();
        Assert.That(form, Contains.Item(KeyValuePair.Create("model", "sd3.5-large-turbo")));
        Assert.That(form, Contains.Item(KeyValuePair.Create("mode", "text-to-image")));
        Assert.That(form, Contains.Item(KeyValuePair.Create("cfg_scale", "1.5")));
        Assert.That(form, Contains.Item(KeyValuePair.Create("aspect_ratio", "1:1")));
        Assert.That(form, Does.Not.ContainKey("strength").And.Not.ContainKey("image"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenStableDiffusionChangesAnImage_SendsItWithoutARatio(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("POST", Sd3, Png, "image/png");
        var request = Request("sd3.5-medium") with
        {
            References = [ProviderScene.Image(Png, "image/webp")],
            Strength = 0.35m,
        };

        await SubmitAsync<ProviderResult.Completed>(request, cancellationToken);

        var form = await FormAsync();
        Assert.That(form, Contains.Item(KeyValuePair.Create("mode", "image-to-image")));
        Assert.That(form, Contains.Item(KeyValuePair.Create("strength", "0.35")));
        Assert.That(form, Contains.Item(KeyValuePair.Create("image", "(image.webp, image/webp, 11 bytes)")));
        Assert.That(form, Does.Not.ContainKey("aspect_ratio"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenUltraChangesAnImageWithoutAStrength_GoesHalfWay(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("POST", Ultra, Png, "image/png");

        await SubmitAsync<ProviderResult.Completed>(
            Request("ultra") with
            {
                References = [ProviderScene.Image(Png)],
            },
            cancellationToken
        );

        var form = await FormAsync();
        Assert.That(form, Contains.Item(KeyValuePair.Create("strength", "0.5")));
        Assert.That(form, Contains.Item(KeyValuePair.Create("aspect_ratio", "1:1")));
        Assert.That(form, Does.Not.ContainKey("mode"));
    }

    [TestCase("ultra", 63, 100, 1_000)]
    [TestCase("sd3.5-large", 1024, 1024, 10_300_000)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheImageWouldBeRefused_DoesNotSendIt(
        string model,
        int width,
        int height,
        int bytes,
        CancellationToken cancellationToken
    )
    {
        var image = ProviderScene.Image(new byte[bytes]) with { Size = new ImageSize(width, height) };

        var refused = await SubmitAsync<ProviderResult.Invalid>(
            Request(model) with
            {
                References = [image],
            },
            cancellationToken
        );

        Assert.That(refused.Field, Is.EqualTo("references"));
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    /// <summary>A generation from before the upscalers had an operation of their own, tried again.</summary>
    [TestCase("upscale-fast")]
    [TestCase("upscale-creative")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenAnUpscalerIsAskedToGenerate_SaysSoAndSendsNothing(
        string model,
        CancellationToken cancellationToken
    )
    {
        var refused = await SubmitAsync<ProviderResult.Invalid>(
            Request(model) with
            {
                References = [ProviderScene.Image(Png)],
            },
            cancellationToken
        );

        Assert.That(refused.Field, Is.EqualTo("model"));
        Assert.That(refused.Reason, Does.Contain(model).And.Not.Contain("has no model"));
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheImageWasBlurred_IsRefusedAndTakenToBeCharged(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("POST", Core, Png, "image/png", ("finish-reason", "CONTENT_FILTERED"), ("seed", "5"));

        var refused = await SubmitAsync<ProviderResult.ContentRejected>(Request("core"), cancellationToken);

        Assert.That(refused.Charged, Is.True);
    }

    [TestCase(403, "content_moderation", "content filter")]
    [TestCase(422, "public_figure", "public figure")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheContentIsNotLiked_IsRefusedWithoutCharge(
        int status,
        string name,
        string words,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Core, status, Error(name, "We looked at it and would rather not."));

        var refused = await SubmitAsync<ProviderResult.ContentRejected>(Request("core"), cancellationToken);

        Assert.That(refused.Reason, Does.Contain(words));
        Assert.That(refused.Charged, Is.False);
    }

    [TestCase(422, "invalid_language", "Only English is understood.", "prompt")]
    [TestCase(413, "payload_too_large", "body: more than 10MiB", "references")]
    [TestCase(400, "bad_request", "style_preset: must be one of those listed", "parameters.stylePreset")]
    [TestCase(400, "bad_request", "negative_prompt: too long", "negativePrompt")]
    [TestCase(400, "bad_request", "cfg_scale: must be at most 10", "parameters.guidance")]
    [TestCase(400, "bad_request", "something is wrong", null)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenASettingIsNotAccepted_NamesItInOurWords(
        int status,
        string name,
        string text,
        string? field,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Core, status, Error(name, text));

        var invalid = await SubmitAsync<ProviderResult.Invalid>(Request("core"), cancellationToken);

        Assert.That(invalid.Field, Is.EqualTo(field));
        Assert.That(invalid.Reason, Is.Not.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAnErrorRepeatsTheKey_TakesItOut(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "POST",
            Core,
            400,
            Error("bad_request", $"prompt: sent with {ProviderScene.Key}\\nand that is wrong")
        );

        var invalid = await SubmitAsync<ProviderResult.Invalid>(Request("core"), cancellationToken);

        Assert.That(invalid.Reason, Is.EqualTo("prompt: sent with [key] and that is wrong"));
    }

    [TestCase(400, "bad_request", "authorization: is required")]
    [TestCase(401, "unauthorized", "authorization: invalid or missing header value")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheKeyIsNotTaken_SaysSo(
        int status,
        string name,
        string text,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Core, status, Error(name, text));

        await SubmitAsync<ProviderResult.CredentialRejected>(Request("core"), cancellationToken);
    }

    [TestCase(402, "payment_required", "You lack sufficient credits.", typeof(ProviderResult.OutOfCredit))]
    [TestCase(403, "permission_denied", "Not yours.", typeof(ProviderResult.NotPermitted))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheKeyIsGoodAndMayNot_LeavesItAsItIs(
        int status,
        string name,
        string text,
        Type kind,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Core, status, Error(name, text));

        Assert.That(
            await _scene.Provider.SubmitAsync(_scene.Call(Request("core")), cancellationToken),
            Is.TypeOf(kind)
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenShutOut_WaitsTheMinuteThatNoHeaderTells(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Core, 429, Error("rate_limit_exceeded", "More than 150 requests in 10 seconds."));

        var limited = await SubmitAsync<ProviderResult.RateLimited>(Request("core"), cancellationToken);

        Assert.That(limited.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(60)));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheModelIsNotTheirs_SendsNothing(CancellationToken cancellationToken)
    {
        await SubmitAsync<ProviderResult.Invalid>(Request("gpt-image-2"), cancellationToken);

        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase("/v1/user/balance", 200, "{\"credits\":0.4}", ConnectionStatus.Healthy)]
    [TestCase("/v1/user/balance", 200, "<html>welcome</html>", ConnectionStatus.Unreachable)]
    [TestCase("/v1/user/balance", 500, "{}", ConnectionStatus.Unreachable)]
    [TestCase(
        "/v1/user/balance",
        401,
        "{\"id\":\"1\",\"name\":\"unauthorized\",\"message\":\"Incorrect: " + ProviderScene.Key + "\"}",
        ConnectionStatus.CredentialRejected
    )]
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

        var health = await _scene.Provider.CheckAsync(_scene.Connection(), cancellationToken);

        Assert.That(health.Condition, Is.EqualTo(condition));
        Assert.That(health.Reason ?? "", Does.Not.Contain(ProviderScene.Key));
        Assert.That(_scene.Server.Requests[0].Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    internal static string Error(string name, string text) =>
        $"{{\"id\":\"b7\",\"name\":\"{name}\",\"errors\":[\"{text}\"]}}";

    private static ImageRequest Request(string providerModel) =>
        ProviderScene.Request($"stability/{providerModel}", providerModel);

    private async Task<IReadOnlyDictionary<string, string>> FormAsync() =>
        (await _scene.Server.Requests.Single().FormAsync()).ToDictionary();

    private Task<ProviderResult> SubmitAsync(ImageRequest request, CancellationToken cancellationToken) =>
        _scene.Provider.SubmitAsync(_scene.Call(request), cancellationToken);

    private async Task<T> SubmitAsync<T>(ImageRequest request, CancellationToken cancellationToken)
        where T : ProviderResult
    {
        var result = await SubmitAsync(request, cancellationToken);

        Assert.That(result, Is.TypeOf<T>());
        return (T)result;
    }
}
