using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Stability;

[TestFixture]
internal sealed class StabilitySdxlTests
{
    internal const string Engine = "stable-diffusion-xl-1024-v1-0";
    private const string Path = $"/v1/generation/{Engine}/text-to-image";

    private ProviderScene _scene = null!;

    internal static ImageRequest Request => ProviderScene.Request("stability/sdxl-1.0", Engine);

    [SetUp]
    public async Task StartAsync() =>
        _scene = await ProviderScene.StartAsync(
            (services, _) => services.AddStabilityProvider(TimeSpan.FromSeconds(20))
        );

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAsked_SendsTheNegativePromptByItsWeight(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Path, 200, Answer(Artifact("AQID", 7)));
        var request = Request with
        {
            NegativePrompt = "blurry",
            Size = new ImageSize(1344, 768),
            Count = 3,
            Parameters = ProviderScene.Parameters(
                ("steps", 40),
                ("guidance", 6.5),
                ("sampler", "K_EULER"),
                ("stylePreset", "origami")
            ),
        };

        await _scene.Provider.SubmitAsync(_scene.Call(request), cancellationToken);

        var expected = JsonSerializer.SerializeToElement(
            new
            {
                text_prompts = new object[]
                {
                    new { text = request.Prompt, weight = 1 },
                    new { text = "blurry", weight = -1 },
                },
                width = 1344,
                height = 768,
                samples = 3,
                seed = 42,
                steps = 40,
                cfg_scale = 6.5,
                sampler = "K_EULER",
                style_preset = "origami",
            }
        );
        Assert.That(
            JsonElement.DeepEquals(_scene.Server.Requests.Single().Json, expected),
            Is.True,
            _scene.Server.Requests.Single().Text
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenSeveralCome_KeepsThoseThatMayBeSeen(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "POST",
            Path,
            200,
            Answer(
                Artifact("AQID", 7),
                Artifact("BAUG", 8, "CONTENT_FILTERED"),
                Artifact("", 9, "ERROR"),
                Artifact("BwgJ", 4_294_967_295)
            )
        );

        var done =
            await _scene.Provider.SubmitAsync(_scene.Call(Request with { Count = 4 }), cancellationToken)
            as ProviderResult.Completed;

        Assert.That(done?.Outputs.Select(image => image.Seed), Is.EqualTo(new long?[] { 7, 4_294_967_295 }));
        Assert.That(
            await ProviderScene.BytesAsync(done!.Outputs[1], cancellationToken),
            Is.EqualTo(new byte[] { 7, 8, 9 })
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAllAreBlurred_IsRefused(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Path, 200, Answer(Artifact("AQID", 7, "CONTENT_FILTERED")));

        Assert.That(
            await _scene.Provider.SubmitAsync(_scene.Call(Request), cancellationToken),
            Is.TypeOf<ProviderResult.ContentRejected>()
        );
    }

    [TestCase("AQI!")]
    [TestCase("not base64 at all")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenAnImageIsNoBase64_HasNoOutput(string base64, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", Path, 200, Answer(Artifact(base64, 7)));

        Assert.That(
            await _scene.Provider.SubmitAsync(_scene.Call(Request), cancellationToken),
            Is.TypeOf<ProviderResult.NoOutput>()
        );
    }

    [TestCase("bad_request", "text_prompts: is required", "prompt")]
    [TestCase("bad_request", "height and width must be specified", null)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenASettingIsNotAccepted_ReadsTheOlderErrors(
        string name,
        string message,
        string? field,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", Path, 400, $"{{\"id\":\"1\",\"name\":\"{name}\",\"message\":\"{message}\"}}");

        var result = await _scene.Provider.SubmitAsync(_scene.Call(Request), cancellationToken);

        Assert.That(result, Is.EqualTo(new ProviderResult.Invalid(field, message)));
    }

    private static string Answer(params string[] artifacts) => $"{{\"artifacts\":[{string.Join(',', artifacts)}]}}";

    private static string Artifact(string base64, long seed, string finish = "SUCCESS") =>
        $"{{\"base64\":\"{base64}\",\"seed\":{seed},\"finishReason\":\"{finish}\"}}";
}
