using System.Net.Http.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Tests.Media;
using ImageGenerator.Infrastructure.Tests.Providers.OpenAI;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>What the adapter sends, validated against OpenAI's own specification.</summary>
[ContractFixture("openai-images.prism.json")]
internal sealed class OpenAIContractTests
{
    private PrismServer _openAI = null!;
    private ProviderScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _openAI = await PrismServer.StartAsync("openai-images.prism.json");
        _scene = await OpenAIScene.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_scene is not null)
            await _scene.DisposeAsync();
        if (_openAI is not null)
            await _openAI.DisposeAsync();
    }

    [Test, Order(1), CancelAfter(60_000)]
    public async Task Specification_WhenARequestIsWrong_RefusesIt(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer sk-x");

        using var result = await client.PostAsJsonAsync(
            $"{_openAI.Address}/images/generations",
            new
            {
                prompt = "fox",
                n = 99,
                quality = "best",
            },
            cancellationToken
        );

        Assert.That((int)result.StatusCode, Is.EqualTo(422), "a specification that accepts anything proves nothing");
    }

    [Test, CancelAfter(60_000)]
    public async Task Generation_WhenEverythingIsSet_IsAsSpecified(CancellationToken cancellationToken)
    {
        var request = OpenAIScene.Request with
        {
            Count = 4,
            Size = new ImageSize(1536, 864),
            Quality = Quality.Hd,
            OutputFormat = OutputFormat.Webp,
            Parameters = ProviderScene.Parameters(
                ("outputQuality", 80),
                ("background", "opaque"),
                ("moderation", "low")
            ),
        };

        AssertReached(await _scene.Provider.SubmitAsync(CallTo(request), cancellationToken));
    }

    [Test, CancelAfter(60_000)]
    public async Task Edit_WhenAMaskComesAlong_IsAsSpecified(CancellationToken cancellationToken)
    {
        var request = OpenAIScene.Request with
        {
            References = [ProviderScene.Image(Samples.Png(64, 64))],
            Mask = ProviderScene.Image(Samples.Mask(64, 64)),
            Parameters = ProviderScene.Parameters(("outputQuality", 80), ("background", "opaque")),
            OutputFormat = OutputFormat.Jpeg,
        };

        AssertReached(await _scene.Provider.SubmitAsync(CallTo(request), cancellationToken));
    }

    [Test, CancelAfter(60_000)]
    public async Task Check_IsAsSpecified(CancellationToken cancellationToken) =>
        Assert.That(
            await _scene.Provider.CheckAsync(CallTo(OpenAIScene.Request).Connection, cancellationToken),
            Is.EqualTo(ConnectionCheckResult.Healthy)
        );

    // The specification's example images are dots, so a request that was accepted ends without an image that can be
    // read.
    private static void AssertReached(ProviderResult result) =>
        Assert.That(result, Is.TypeOf<ProviderResult.Completed>().Or.TypeOf<ProviderResult.NoOutput>());

    private ProviderCall CallTo(ImageRequest request) =>
        new(
            request,
            new ProviderConnection
            {
                BaseAddress = new Uri(_openAI.Address),
                Secret = new ProviderSecret(ProviderScene.Key),
            }
        );
}
