using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.BlackForestLabs;
using ImageGenerator.Infrastructure.Tests.Providers.Contracts;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.BlackForestLabs;

/// <summary>The adapter against the official specification.</summary>
[ContractFixture("bfl.json")]
internal sealed class BlackForestLabsContractTests
{
    private PrismServer? _prism;
    private ProviderScene? _scene;

    public static IEnumerable<string> Models() =>
        CatalogFiles.ReadAll().Single(file => file.Provider.Id == "bfl").Models.Select(model => model.ProviderModel);

    [OneTimeSetUp]
    public async Task StartServer()
    {
        _prism = await PrismServer.StartAsync("bfl.json");
        _scene = await ProviderScene.StartAsync((services, _) => services.AddBlackForestLabsProvider());
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
        http.DefaultRequestHeaders.Add("x-key", ProviderScene.Key);

        using var response = await http.PostAsJsonAsync(
            $"{_prism!.Address}/v1/flux-2-pro",
            new { prompt = "A fox", safety_tolerance = 9 }
        );

        Assert.That(
            response.StatusCode,
            Is.EqualTo(HttpStatusCode.UnprocessableEntity),
            "or nothing here proves anything"
        );
    }

    [TestCaseSource(nameof(Models))]
    public async Task Submit_OfText_IsAccepted(string model) =>
        Assert.That(
            await _scene!.Provider.SubmitAsync(
                Call(ProviderScene.Request($"bfl/{model}", model)),
                CancellationToken.None
            ),
            Is.TypeOf<ProviderResult.Accepted>()
        );

    [TestCaseSource(nameof(Models))]
    public async Task Submit_OfAnImage_IsAccepted(string model)
    {
        var request = ProviderScene.Request($"bfl/{model}", model) with
        {
            References = [ProviderScene.Image(new byte[5000])],
        };

        Assert.That(
            await _scene!.Provider.SubmitAsync(Call(request), CancellationToken.None),
            Is.TypeOf<ProviderResult.Accepted>()
        );
    }

    [Test]
    public async Task Poll_IsAnswered()
    {
        var task = new BlackForestLabsTask(DateTimeOffset.UtcNow, 3, new Uri($"{_prism!.Address}/v1/get_result?id=t1"));

        // The first state of the specification's list: "Task not found", which is early for a new task.
        Assert.That(
            await _scene!.Provider.PollAsync(
                new RemoteJob(task.Id!, Call(ProviderScene.Request("bfl/flux-2-pro", "flux-2-pro"))),
                CancellationToken.None
            ),
            Is.TypeOf<ProviderResult.Accepted>()
        );
    }

    [Test]
    public async Task Check_IsAnswered() =>
        Assert.That(
            (await _scene!.Provider.CheckAsync(Connection, CancellationToken.None)).Condition,
            Is.Not.EqualTo(ConnectionStatus.Unreachable)
        );

    private ProviderConnection Connection =>
        _scene!.Connection() with
        {
            BaseAddress = new Uri($"{_prism!.Address}/v1"),
        };

    private ProviderCall Call(ImageRequest request) => new(request, Connection);
}
