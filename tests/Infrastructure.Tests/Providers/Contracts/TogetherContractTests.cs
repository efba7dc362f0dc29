using System.Net.Http.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Together;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>What the adapter sends, validated against Together AI's own specification.</summary>
[ContractFixture("together.json")]
internal sealed class TogetherContractTests
{
    private PrismServer _together = null!;
    private ProviderScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _together = await PrismServer.StartAsync("together.json");
        _scene = await ProviderScene.StartAsync((services, _) => services.AddTogetherProvider());
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_scene is not null)
            await _scene.DisposeAsync();
        if (_together is not null)
            await _together.DisposeAsync();
    }

    [Test, Order(1), CancelAfter(60_000)]
    public async Task Specification_WhenARequestIsWrong_RefusesIt(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer k");

        using var result = await client.PostAsJsonAsync(
            $"{_together.Address}/images/generations",
            new
            {
                model = "a",
                prompt = "fox",
                response_format = "b64_json",
            },
            cancellationToken
        );

        Assert.That((int)result.StatusCode, Is.EqualTo(422), "a specification that accepts anything proves nothing");
    }

    [TestCase("black-forest-labs/FLUX.1-schnell", 0)]
    [TestCase("black-forest-labs/FLUX.1-kontext-pro", 1)]
    [TestCase("black-forest-labs/FLUX.2-pro", 3)]
    [CancelAfter(60_000)]
    public async Task Generation_IsAsSpecified(string model, int references, CancellationToken cancellationToken)
    {
        var request = ProviderScene.Request("together/any", model) with
        {
            OutputFormat = OutputFormat.Jpeg,
            References = [.. Enumerable.Range(0, references).Select(_ => ProviderScene.Image([1, 2, 3]))],
            Parameters = ProviderScene.Parameters(("steps", 4), ("promptUpsampling", false)),
        };

        var result = await _scene.Provider.SubmitAsync(CallTo(request), cancellationToken);

        // The mock's image is the word "string": whether that is Base64 is not what is asked here.
        Assert.That(result, Is.TypeOf<ProviderResult.Completed>().Or.TypeOf<ProviderResult.NoOutput>());
    }

    [Test, CancelAfter(60_000)]
    public async Task Check_IsAsSpecified(CancellationToken cancellationToken) =>
        Assert.That(
            await _scene.Provider.CheckAsync(
                CallTo(ProviderScene.Request("together/any", "any")).Connection,
                cancellationToken
            ),
            Is.EqualTo(ConnectionCheckResult.Healthy)
        );

    private ProviderCall CallTo(ImageRequest request) =>
        new(
            request,
            new ProviderConnection
            {
                BaseAddress = new Uri(_together.Address),
                Secret = new ProviderSecret(ProviderScene.Key),
            }
        );
}
