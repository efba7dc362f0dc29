using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Tests.Providers.Contracts;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Replicate;

/// <summary>The adapter against the official specification.</summary>
[ContractFixture("replicate.json")]
internal sealed class ReplicateContractTests
{
    private PrismServer? _prism;
    private ProviderScene? _scene;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        _prism = await PrismServer.StartAsync("replicate.json");
        _scene = await ReplicateScene.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        if (_scene is not null)
            await _scene.DisposeAsync();
        if (_prism is not null)
            await _prism.DisposeAsync();
    }

    [Test]
    public async Task Specification_WhenARequestBreaksIt_RefusesIt()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", ProviderScene.Key);

        using var response = await http.PostAsJsonAsync(
            $"{_prism!.Address}/models/black-forest-labs/flux-schnell/predictions",
            new { input = new { prompt = "A fox" }, priority = 1 }
        );

        Assert.That(
            response.StatusCode,
            Is.EqualTo(HttpStatusCode.UnprocessableEntity),
            "or nothing here proves anything"
        );
    }

    [Test]
    public async Task Submit_OfAnOfficialModel_IsAccepted() =>
        Assert.That(
            await _scene!.Provider.SubmitAsync(Call(ReplicateScene.SchnellRequest), CancellationToken.None),
            Is.TypeOf<ProviderResult.Accepted>()
        );

    [Test]
    public async Task Submit_OfAVersionWithAWebhook_IsAccepted()
    {
        var call = Call(ReplicateScene.SdxlRequest) with
        {
            Webhook = new Uri("https://images.example.com/webhooks/replicate"),
        };

        Assert.That(
            await _scene!.Provider.SubmitAsync(call, CancellationToken.None),
            Is.TypeOf<ProviderResult.Accepted>()
        );
    }

    [TestCase(1000)]
    [TestCase(400_000)]
    public async Task Submit_WithAnImageInsideOrUploaded_IsAccepted(int bytes)
    {
        var request = ReplicateScene.For("flux-kontext-pro") with
        {
            References = [ProviderScene.Image(new byte[bytes])],
        };

        Assert.That(
            await _scene!.Provider.SubmitAsync(Call(request), CancellationToken.None),
            Is.TypeOf<ProviderResult.Accepted>()
        );
    }

    [Test]
    public async Task Poll_IsAnswered() =>
        Assert.That(
            await _scene!.Provider.PollAsync(Job, CancellationToken.None),
            Is.TypeOf<ProviderResult.Accepted>()
        );

    [Test]
    public Task Cancel_IsTaken() => _scene!.Provider.CancelAsync(Job, CancellationToken.None);

    [Test]
    public async Task Reconcile_CanReadTheList()
    {
        var result = await _scene!.Provider.ReconcileAsync(
            Call(ReplicateScene.SchnellRequest),
            DateTimeOffset.UtcNow.AddMinutes(-5),
            CancellationToken.None
        );

        // What the list holds is invented; that it was asked for as the specification says is not.
        Assert.That(result, Is.Not.InstanceOf<ProviderResult.Accepted>());
    }

    [Test]
    public async Task Check_IsHealthy() =>
        Assert.That((await _scene!.Provider.CheckAsync(Connection, CancellationToken.None)).IsHealthy, Is.True);

    private ProviderConnection Connection => _scene!.Connection() with { BaseAddress = new Uri(_prism!.Address) };

    private RemoteJob Job => new("gm3qorzdhgbfurvjtvhg6dckhu", Call(ReplicateScene.SchnellRequest));

    private ProviderCall Call(ImageRequest request) => new(request, Connection);
}
