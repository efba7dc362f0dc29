using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Stability;

/// <summary>The one job of Stability AI that is asked about.</summary>
[TestFixture]
internal sealed class StabilityUpscaleTests
{
    private const string JobId = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private const string Upscale = "/v2beta/stable-image/upscale/creative";
    private const string Result = $"/v2beta/results/{JobId}";
    private static readonly byte[] Webp = [.. "RIFF????WEBPVP8 "u8];
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private ProviderScene _scene = null!;

    private static ImageRequest Request => ProviderScene.Request("stability/upscale-creative", "upscale-creative") with
    {
        References = [ProviderScene.Image([1, 2, 3], "image/jpeg")],
        NegativePrompt = "noise",
        Parameters = ProviderScene.Parameters(("creativity", 0.45), ("stylePreset", "cinematic")),
    };

    [SetUp]
    public async Task StartAsync() =>
        _scene = await ProviderScene.StartAsync((services, _) => services.AddStabilityProvider(TimeSpan.FromSeconds(20)));

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAccepted_IsAskedAboutEveryTenSeconds(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Upscale, 200, $"{{\"id\":\"{JobId}\"}}");

        var answer = await _scene.Provider.SubmitAsync(_scene.Call(Request), cancellationToken);

        Assert.That(answer, Is.EqualTo(new ProviderAnswer.Accepted(JobId, Interval)));
        var form = (await _scene.Server.Requests.Single().FormAsync()).ToDictionary();
        Assert.That(form.Keys, Is.EquivalentTo(["image", "prompt", "negative_prompt", "seed", "creativity", "style_preset", "output_format"]));
        Assert.That(form["creativity"], Is.EqualTo("0.45"));
    }

    [TestCase("{}")]
    [TestCase("{\"id\":\"\"}")]
    [TestCase("{\"id\":\"../../v1/user/account\"}")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheJobHasNoName_IsUnknown(string body, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Upscale, 200, body);

        Assert.That(await _scene.Provider.SubmitAsync(_scene.Call(Request), cancellationToken), Is.TypeOf<ProviderAnswer.Unknown>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenModerated_IsRefused(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Upscale, 403, StabilityProviderTests.Error("content_moderation", "No."));

        Assert.That(await _scene.Provider.SubmitAsync(_scene.Call(Request), cancellationToken), Is.TypeOf<ProviderAnswer.Refused>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenItGoesOn_AsksAgainLater(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", Result, 202, $"{{\"id\":\"{JobId}\",\"status\":\"in-progress\"}}");

        Assert.That(await PollAsync(cancellationToken), Is.EqualTo(new ProviderAnswer.Accepted(JobId, Interval)));
        Assert.That(_scene.Server.Requests.Single().Header("Accept"), Is.EqualTo("*/*"));
        Assert.That(_scene.Server.Requests.Single().Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenDone_HasTheImage(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("GET", Result, Webp, "image/webp", ("finish-reason", "SUCCESS"), ("seed", "77"));

        var done = await PollAsync(cancellationToken) as ProviderAnswer.Completed;

        Assert.That(done?.Outputs.Single().Seed, Is.EqualTo(77));
        Assert.That(await ProviderScene.BytesAsync(done!.Outputs.Single(), cancellationToken), Is.EqualTo(Webp));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheImageWasBlurred_IsRefused(CancellationToken cancellationToken)
    {
        _scene.Server.AnswerBytes("GET", Result, Webp, "image/webp", ("finish-reason", "CONTENT_FILTERED"));

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderAnswer.Refused>().With.Property("Charged").True);
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheResultIsGone_HasNoOutput(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", Result, 404, StabilityProviderTests.Error("generation_not_found", "id: none such"));

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderAnswer.NoOutput>());
    }

    [TestCase(200, "<html>maintenance</html>")]
    [TestCase(404, "<html>no such page</html>")]
    [TestCase(502, "")]
    [CancelAfter(30_000)]
    public async Task Poll_WhenTheAskingFails_LosesNothing(int status, string body, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", Result, status, body, "text/html");

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderAnswer.Unavailable>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheConnectionBreaks_LosesNothing(CancellationToken cancellationToken)
    {
        _scene.Server.Reset("GET", Result);

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderAnswer.Unavailable>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenShutOut_WaitsAMinute(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", Result, 429, StabilityProviderTests.Error("rate_limit_exceeded", "Too fast."));

        Assert.That(await PollAsync(cancellationToken), Is.EqualTo(new ProviderAnswer.RateLimited(TimeSpan.FromSeconds(60))));
    }

    private Task<ProviderAnswer> PollAsync(CancellationToken cancellationToken) =>
        _scene.Provider.PollAsync(new RemoteJob(JobId, _scene.Call(Request)), cancellationToken);
}
