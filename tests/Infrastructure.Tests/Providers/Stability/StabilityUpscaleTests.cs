using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Stability;

/// <summary>Stability AI's upscalers: two that answer with the image, and one whose job is asked about.</summary>
[TestFixture]
internal sealed class StabilityUpscaleTests
{
    private const string JobId = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private const string Upscale = "/v2beta/stable-image/upscale/creative";
    private const string Result = $"/v2beta/results/{JobId}";
    private static readonly byte[] Webp = [.. "RIFF????WEBPVP8 "u8];
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private ProviderScene _scene = null!;

    internal static UpscaleRequest Fast =>
        ProviderScene.Upscale("stability/upscale-fast", "upscale-fast") with
        {
            Factor = 4,
        };

    internal static UpscaleRequest Conservative =>
        ProviderScene.Upscale("stability/upscale-conservative", "upscale-conservative") with
        {
            Prompt = "A red fox in the snow",
            NegativePrompt = "noise",
            Seed = Seed.From(42),
            OutputFormat = OutputFormat.Webp,
            Parameters = ProviderScene.Parameters(("creativity", 0.2)),
        };

    internal static UpscaleRequest Creative =>
        ProviderScene.Upscale("stability/upscale-creative", "upscale-creative") with
        {
            Source = ProviderScene.Image([1, 2, 3], "image/jpeg"),
            Prompt = "A red fox in the snow",
            NegativePrompt = "noise",
            Seed = Seed.From(42),
            Parameters = ProviderScene.Parameters(("creativity", 0.45), ("stylePreset", "cinematic")),
        };

    [SetUp]
    public async Task StartAsync() =>
        _scene = await ProviderScene.StartAsync(
            (services, _) => services.AddStabilityProvider(TimeSpan.FromSeconds(20))
        );

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAccepted_IsAskedAboutEveryTenSeconds(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Upscale, 200, $"{{\"id\":\"{JobId}\"}}");

        var result = await _scene.Provider.SubmitAsync(_scene.Call(Creative), cancellationToken);

        Assert.That(result, Is.EqualTo(new ProviderResult.Accepted(JobId, Interval)));
        var form = (await _scene.Server.Requests.Single().FormAsync()).ToDictionary();
        Assert.That(
            form.Keys,
            Is.EquivalentTo([
                "image",
                "prompt",
                "negative_prompt",
                "seed",
                "creativity",
                "style_preset",
                "output_format",
            ])
        );
        Assert.That(form["creativity"], Is.EqualTo("0.45"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheFastOneIsAsked_SendsNothingThatItHasNoFieldFor(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("POST", "/v2beta/stable-image/upscale/fast", Webp, "image/webp");

        var done = await SubmitAsync<ProviderResult.Completed>(Fast, cancellationToken);

        Assert.That((await FormAsync()).Keys, Is.EquivalentTo(["image", "output_format"]));
        Assert.That(done.Outputs.Single().Seed, Is.Null);
        Assert.That(_scene.Server.Requests.Single().Header("Accept"), Is.EqualTo("image/*"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheConservativeOneIsAsked_SendsWhatTheImageShows(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("POST", "/v2beta/stable-image/upscale/conservative", Webp, "image/webp");

        var done = await SubmitAsync<ProviderResult.Completed>(Conservative, cancellationToken);

        var form = await FormAsync();
        Assert.That(
            form.Keys,
            Is.EquivalentTo(["image", "prompt", "negative_prompt", "seed", "creativity", "output_format"])
        );
        Assert.That(form["prompt"], Is.EqualTo("A red fox in the snow"));
        Assert.That(form["output_format"], Is.EqualTo("webp"));
        Assert.That(done.Outputs.Single().Seed, Is.EqualTo(42));
    }

    [TestCase("upscale-creative", 1025, 1024, 1_000)]
    [TestCase("upscale-creative", 64, 63, 1_000)]
    [TestCase("upscale-fast", 1537, 100, 1_000)]
    [TestCase("upscale-fast", 31, 100, 1_000)]
    [TestCase("upscale-fast", 1024, 1024, 10_300_000)]
    [TestCase("upscale-conservative", 1000, 399, 1_000)]
    [TestCase("upscale-conservative", 4000, 3000, 1_000)]
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

        var refused = await SubmitAsync<ProviderResult.Invalid>(Of(model) with { Source = image }, cancellationToken);

        Assert.That(refused.Field, Is.EqualTo("source"));
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase("upscale-creative", 1024, 1024)]
    [TestCase("upscale-fast", 1536, 682)]
    [TestCase("upscale-fast", 32, 32)]
    [TestCase("upscale-conservative", 1000, 400)]
    public void Refuse_WhenTheImageIsJustSmallEnough_TakesIt(string model, int width, int height)
    {
        var image = ProviderScene.Image(Webp) with { Size = new ImageSize(width, height) };

        Assert.That(StabilityUpscaler.Of(model)!.Refuse(Of(model) with { Source = image }), Is.Null);
    }

    [TestCase("upscale-fast", 2, "parameters.factor")]
    [TestCase("upscale-conservative", 4, "parameters.factor")]
    [TestCase("upscale-creative", 2, "parameters.factor")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheFactorIsNotTheirs_DoesNotPayForAnother(
        string model,
        int factor,
        string field,
        CancellationToken cancellationToken
    )
    {
        var refused = await SubmitAsync<ProviderResult.Invalid>(Of(model) with { Factor = factor }, cancellationToken);

        Assert.That(refused.Field, Is.EqualTo(field));
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase("upscale-conservative")]
    [TestCase("upscale-creative")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenThePromptIsMissing_DoesNotSendIt(string model, CancellationToken cancellationToken)
    {
        var refused = await SubmitAsync<ProviderResult.Invalid>(Of(model) with { Prompt = " " }, cancellationToken);

        Assert.That(refused.Field, Is.EqualTo("prompt"));
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase("core", "enlarges no images")]
    [TestCase("gpt-image-2", "has no model")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheModelEnlargesNothing_SaysSo(
        string model,
        string words,
        CancellationToken cancellationToken
    )
    {
        var refused = await SubmitAsync<ProviderResult.Invalid>(Fast with { ProviderModel = model }, cancellationToken);

        Assert.That(refused.Field, Is.EqualTo("model"));
        Assert.That(refused.Reason, Does.Contain(words));
    }

    [TestCase(413, "payload_too_large", "body: more than 10MiB", "source")]
    [TestCase(400, "bad_request", "image: is no image", "source")]
    [TestCase(400, "bad_request", "creativity: at most 0.5", "parameters.creativity")]
    [TestCase(422, "invalid_language", "Only English is understood.", "prompt")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenASettingIsNotAccepted_NamesItInOurWords(
        int status,
        string name,
        string text,
        string field,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Upscale, status, StabilityProviderTests.Error(name, text));

        var invalid = await SubmitAsync<ProviderResult.Invalid>(Creative, cancellationToken);

        Assert.That(invalid.Field, Is.EqualTo(field));
    }

    /// <summary>The job of a generation that was begun before the upscalers had an operation of their own.</summary>
    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheJobIsAnOldGenerations_StillHasTheImage(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("GET", Result, Webp, "image/webp", ("finish-reason", "SUCCESS"));
        var old = ProviderScene.Request("stability/upscale-creative", "upscale-creative");

        var result = await _scene.Provider.PollAsync(new RemoteJob(JobId, _scene.Call(old)), cancellationToken);

        Assert.That((result as ProviderResult.Completed)?.Outputs.Single().Seed, Is.EqualTo(42));
    }

    [TestCase("{}")]
    [TestCase("{\"id\":\"\"}")]
    [TestCase("{\"id\":\"../../v1/user/account\"}")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheJobHasNoName_IsUnknown(string body, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Upscale, 200, body);

        Assert.That(
            await _scene.Provider.SubmitAsync(_scene.Call(Creative), cancellationToken),
            Is.TypeOf<ProviderResult.Unknown>()
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenModerated_IsRefused(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Upscale, 403, StabilityProviderTests.Error("content_moderation", "No."));

        Assert.That(
            await _scene.Provider.SubmitAsync(_scene.Call(Creative), cancellationToken),
            Is.TypeOf<ProviderResult.ContentRejected>()
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenItGoesOn_AsksAgainLater(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", Result, 202, $"{{\"id\":\"{JobId}\",\"status\":\"in-progress\"}}");

        Assert.That(await PollAsync(cancellationToken), Is.EqualTo(new ProviderResult.Accepted(JobId, Interval)));
        Assert.That(_scene.Server.Requests.Single().Header("Accept"), Is.EqualTo("*/*"));
        Assert.That(_scene.Server.Requests.Single().Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenDone_HasTheImage(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("GET", Result, Webp, "image/webp", ("finish-reason", "SUCCESS"), ("seed", "77"));

        var done = await PollAsync(cancellationToken) as ProviderResult.Completed;

        Assert.That(done?.Outputs.Single().Seed, Is.EqualTo(77));
        Assert.That(await ProviderScene.BytesAsync(done!.Outputs.Single(), cancellationToken), Is.EqualTo(Webp));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheImageWasBlurred_IsRefused(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("GET", Result, Webp, "image/webp", ("finish-reason", "CONTENT_FILTERED"));

        Assert.That(
            await PollAsync(cancellationToken),
            Is.TypeOf<ProviderResult.ContentRejected>().With.Property("Charged").True
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheResultIsGone_HasNoOutput(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", Result, 404, StabilityProviderTests.Error("generation_not_found", "id: none such"));

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderResult.NoOutput>());
    }

    [TestCase(200, "<html>maintenance</html>")]
    [TestCase(404, "<html>no such page</html>")]
    [TestCase(502, "")]
    [CancelAfter(30_000)]
    public async Task Poll_WhenTheAskingFails_LosesNothing(int status, string body, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", Result, status, body, "text/html");

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheConnectionBreaks_LosesNothing(CancellationToken cancellationToken)
    {
        _scene.Server.Reset("GET", Result);

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenShutOut_WaitsAMinute(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", Result, 429, StabilityProviderTests.Error("rate_limit_exceeded", "Too fast."));

        Assert.That(
            await PollAsync(cancellationToken),
            Is.EqualTo(new ProviderResult.RateLimited(TimeSpan.FromSeconds(60)))
        );
    }

    private Task<ProviderResult> PollAsync(CancellationToken cancellationToken) =>
        _scene.Provider.PollAsync(new RemoteJob(JobId, _scene.Call(Creative)), cancellationToken);

    private static UpscaleRequest Of(string model) =>
        model switch
        {
            "upscale-fast" => Fast,
            "upscale-conservative" => Conservative,
            _ => Creative,
        };

    private async Task<IReadOnlyDictionary<string, string>> FormAsync() =>
        (await _scene.Server.Requests.Single().FormAsync()).ToDictionary();

    private async Task<T> SubmitAsync<T>(UpscaleRequest request, CancellationToken cancellationToken)
        where T : ProviderResult
    {
        var result = await _scene.Provider.SubmitAsync(_scene.Call(request), cancellationToken);

        Assert.That(result, Is.TypeOf<T>(), result.ToString());
        return (T)result;
    }
}
