using System.Net.Http.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Google;
using ImageGenerator.Infrastructure.Tests.Providers.Contracts;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Google;

/// <summary>
/// The adapter against Google's specification. Prism invents answers that break it themselves, so what counts is what
/// Prism says of the request. The specification declares no errors.
/// </summary>
[ContractFixture("gemini.json")]
internal sealed class GoogleContractTests
{
    private readonly PrismListener _prism = new();
    private PrismServer _server = null!;
    private ProviderScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await PrismServer.StartAsync("gemini.json", strict: false);
        _scene = await ProviderScene.StartAsync(
            (services, _) =>
            {
                services.AddGoogleProvider(TimeSpan.FromSeconds(30));
                _prism.ListenTo(services, GoogleProvider.ProviderId);
            }
        );
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_scene is not null)
            await _scene.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Test, CancelAfter(60_000)]
    public async Task Specification_WhenItIsBroken_IsNoticed(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();

        using var response = await client.PostAsJsonAsync(
            $"{_server.Address}/models/{GoogleProviderTests.Model}:generateContent",
            new { contents = "a fox", generationConfig = new { responseModalities = new[] { "PICTURE" } } },
            cancellationToken
        );

        Assert.That((int)response.StatusCode, Is.EqualTo(422));
        Assert.That(
            await response.Content.ReadAsStringAsync(cancellationToken),
            Does.Contain("contents").And.Contain("responseModalities")
        );
    }

    [TestCase("gemini-3.1-flash-image")]
    [TestCase("gemini-3-pro-image")]
    [TestCase("gemini-3.1-flash-lite-image")]
    [CancelAfter(60_000)]
    public async Task Submit_WhenTextBecomesAnImage_KeepsToTheSpecification(
        string model,
        CancellationToken cancellationToken
    )
    {
        await _scene.Provider.SubmitAsync(
            Call(GoogleProviderTests.Request with { ProviderModel = model }),
            cancellationToken
        );

        Assert.That(_prism.Status, Is.EqualTo(200));
        Assert.That(_prism.Violations, Is.Empty);
    }

    [Test, CancelAfter(60_000)]
    public async Task Submit_WhenImagesBecomeAnother_KeepsToTheSpecification(CancellationToken cancellationToken)
    {
        var request = GoogleProviderTests.Request with
        {
            References = [ProviderScene.Image([1, 2, 3]), ProviderScene.Image([4], "image/jpeg")],
        };

        await _scene.Provider.SubmitAsync(Call(request), cancellationToken);

        Assert.That(_prism.Status, Is.EqualTo(200));
        Assert.That(_prism.Violations, Is.Empty);
    }

    [Test, CancelAfter(60_000)]
    public async Task Check_WhenAnswered_IsHealthy(CancellationToken cancellationToken)
    {
        var health = await _scene.Provider.CheckAsync(Call(GoogleProviderTests.Request).Connection, cancellationToken);

        Assert.That(health, Is.EqualTo(ConnectionCheckResult.Healthy));
        Assert.That(_prism.Violations, Is.Empty);
    }

    private ProviderCall Call(ImageRequest request) =>
        new(request, _scene.Connection() with { BaseAddress = new Uri(_server.Address) });
}
