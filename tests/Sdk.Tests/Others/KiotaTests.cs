using System.Net.Http.Headers;
using Generated.Kiota;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Models = Generated.Kiota.Models;

namespace ImageGenerator.Sdk.Tests.Others;

/// <summary>The C# client that Kiota generates.</summary>
internal sealed class KiotaTests
{
    private HttpClient _http = null!;
    private HttpClientRequestAdapter _adapter = null!;
    private KiotaClient _client = null!;

    [OneTimeSetUp]
    public void Connect()
    {
        _http = new HttpClient
        {
            BaseAddress = Product.Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Product.Key) },
        };
        _adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: _http);
        _client = new KiotaClient(_adapter);
    }

    [OneTimeTearDown]
    public void Disconnect()
    {
        _adapter.Dispose();
        _http.Dispose();
    }

    [Test]
    public async Task Client_WhenOnlyThePromptIsSet_GeneratesAndDownloads()
    {
        var made = await _client.Api.V1.Generations.PostAsync(
            new Models.GenerationRequest { Prompt = "a harbour" },
            call => call.Headers.Add("Prefer", "wait=30")
        );

        Assert.That(made!.Status, Is.EqualTo(Models.JobStatus.Completed));
        await using var image = await _client.Api.V1.Assets[made.Images![0].AssetId!.Value].Content.GetAsync();
        Assert.That(image!.ReadByte(), Is.EqualTo(0x89));
    }

    [Test]
    public void Client_WhenRefused_ThrowsTheProblemWithItsMessage()
    {
        var request = new Models.GenerationRequest { Prompt = "a harbour", Model = "nobody/nothing" };

        var refusal = Assert.ThrowsAsync<Models.ProblemDetails>(() => _client.Api.V1.Generations.PostAsync(request));

        Assert.That((refusal!.ResponseStatusCode, refusal.Code), Is.EqualTo((422, "model.unknown")));
        Assert.That(refusal.Message, Is.EqualTo(refusal.Detail).And.Not.Empty);
    }
}
