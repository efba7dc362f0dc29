using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Security;

/// <summary>What is answered to somebody who is signed in stays in no cache; only the bytes of images do.</summary>
internal sealed class NoStoreTests
{
    private static ApiHost Host => Hosts.Working;

    [Test]
    public async Task EveryOperation_OfTheDocument_AnswersNoStore()
    {
        using var ada = await Host.RegisterAsync();
        await ada.Client.DrawAsync("a boat");
        using var program = await ada.WithApiKeyAsync();
        var document = await program.ReadAsync("/openapi/v1.json");
        var operations = document
            .At("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject().Select(operation => (Method: operation.Name, Path: path.Name))
            )
            .ToList();

        var wrong = new List<string>();
        foreach (var (method, path) in operations)
        {
            using var response = await SendAsync(program, method, path);
            if (response.Headers.CacheControl is not { NoStore: true })
                wrong.Add($"{method} {path} -> {(int)response.StatusCode}: {response.Headers.CacheControl}");
        }

        Assert.That(operations, Has.Count.GreaterThan(30));
        Assert.That(wrong, Is.Empty);
    }

    [TestCase("/api/v1/nothing")]
    [TestCase("/api/v1/generations?limit=abc")]
    [TestCase("/v1/models")]
    [TestCase("/v1/nothing")]
    public async Task Answers_ThatAreInNoDocument_AreNoStoreToo(string path)
    {
        using var ada = await Host.RegisterAsync();

        using var response = await ada.Client.GetAsync(path);

        Assert.That(response.Headers.CacheControl?.ToString(), Is.EqualTo("no-store"));
    }

    [Test]
    public async Task Bytes_KeepTheirOwnCaching()
    {
        using var ada = await Host.RegisterAsync();
        var generation = await ada.Client.DrawAsync("a boat");

        using var image = await ada.Client.GetAsync(generation.Items("images").Single().Text("thumbnailUrl"));
        using var page = await ada.Client.GetAsync("/openapi/v1.json");

        Assert.That(image.Headers.CacheControl?.ToString(), Does.Contain("immutable").And.Contain("private"));
        Assert.That(page.Headers.CacheControl?.NoStore, Is.Not.True, "the document is everybody's");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path)
    {
        var address = path.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{index}", "0", StringComparison.Ordinal)
            .Replace("{scope}", "user", StringComparison.Ordinal)
            .Replace("{provider}", "openai", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
        if (method is "post" or "put" or "patch")
            request.Content = JsonContent.Create(new { });
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
