using System.Net.Http.Headers;
using NewtonsoftJson = Generated.NSwag;
using SystemTextJson = Generated.NSwagSystemText;

namespace ImageGenerator.Sdk.Tests.Others;

/// <summary>The clients that NSwag generates, with either JSON library.</summary>
internal sealed class NSwagTests
{
    private HttpClient _http = null!;

    [OneTimeSetUp]
    public void Connect() =>
        _http = new HttpClient
        {
            BaseAddress = Product.Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Product.Key) },
        };

    [OneTimeTearDown]
    public void Disconnect() => _http.Dispose();

    [Test]
    public async Task Newtonsoft_WhenOnlyThePromptIsSet_Generates()
    {
        var client = new NewtonsoftJson.Client(_http);

        var made = await client.CreateGenerationAsync(
            idempotency_Key: null,
            prefer: "wait=30",
            body: new NewtonsoftJson.GenerationRequest { Prompt = "a harbour" }
        );

        Assert.That(made.Status, Is.EqualTo(NewtonsoftJson.JobStatus.Completed));
        Assert.That(made.Failover, Is.EqualTo(NewtonsoftJson.Failover.SamePrice));
        using var image = await client.GetAssetContentAsync(made.Images.First().AssetId, null, null, null);
        Assert.That(image.Stream.ReadByte(), Is.EqualTo(0x89));
    }

    [Test]
    public async Task SystemTextJson_WhenOnlyThePromptIsSet_Generates()
    {
        var client = new SystemTextJson.Client(_http);

        var made = await client.CreateGenerationAsync(
            idempotency_Key: null,
            prefer: "wait=30",
            body: new SystemTextJson.GenerationRequest { Prompt = "a harbour" }
        );

        Assert.That(made.Status, Is.EqualTo(SystemTextJson.JobStatus.Completed));
        Assert.That(made.Failover, Is.EqualTo(SystemTextJson.Failover.SamePrice));
        using var image = await client.GetAssetContentAsync(made.Images.First().AssetId, null, null, null);
        Assert.That(image.Stream.ReadByte(), Is.EqualTo(0x89));
    }

    [Test]
    public async Task SystemTextJson_WhenAllKindsOfSettingsAreSet_ReadsThemBack()
    {
        var client = new SystemTextJson.Client(_http);
        var request = new SystemTextJson.GenerationRequest
        {
            Prompt = "a harbour",
            Model = "offline/preview",
            Failover = SystemTextJson.Failover.AnyPrice,
            Parameters = new Dictionary<string, object> { ["look"] = "dunes" },
        };

        var made = await client.CreateGenerationAsync(idempotency_Key: null, prefer: null, body: request);

        Assert.That(made.Failover, Is.EqualTo(SystemTextJson.Failover.AnyPrice));
        Assert.That(made.Parameters["look"].ToString(), Is.EqualTo("dunes"));
    }

    [Test]
    public void Newtonsoft_WhenRefused_ThrowsTheProblem()
    {
        var client = new NewtonsoftJson.Client(_http);
        var request = new NewtonsoftJson.GenerationRequest { Prompt = "a harbour", Model = "nobody/nothing" };

        var refusal = Assert.ThrowsAsync<NewtonsoftJson.ApiException<NewtonsoftJson.ProblemDetails>>(() =>
            client.CreateGenerationAsync(idempotency_Key: null, prefer: null, body: request)
        );

        Assert.That((refusal!.StatusCode, refusal.Result.Code), Is.EqualTo((422, "model.unknown")));
    }

    [Test]
    public void SystemTextJson_WhenRefused_ThrowsTheProblem()
    {
        var client = new SystemTextJson.Client(_http);
        var request = new SystemTextJson.GenerationRequest { Prompt = "a harbour", Model = "nobody/nothing" };

        var refusal = Assert.ThrowsAsync<SystemTextJson.ApiException<SystemTextJson.ProblemDetails>>(() =>
            client.CreateGenerationAsync(idempotency_Key: null, prefer: null, body: request)
        );

        Assert.That((refusal!.StatusCode, refusal.Result.Code), Is.EqualTo((422, "model.unknown")));
    }
}
