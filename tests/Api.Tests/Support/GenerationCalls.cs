using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>The calls that most tests begin with.</summary>
internal static class GenerationCalls
{
    public const string Path = "/api/v1/generations";

    /// <summary>The smallest picture: drawn in a few milliseconds.</summary>
    public const int Side = 256;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    public static object Small(string prompt, long? seed = null, int count = 1, string format = "png") =>
        seed is { } given
            ? new
            {
                prompt,
                width = Side,
                height = Side,
                count,
                seed = given,
                outputFormat = format,
            }
            : new
            {
                prompt,
                width = Side,
                height = Side,
                count,
                outputFormat = format,
            };

    public static HttpRequestMessage Post(object body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    public static HttpContent Raw(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    /// <summary>Asks for images and answers with the waiting generation.</summary>
    public static async Task<JsonElement> CreateAsync(this HttpClient client, object body)
    {
        using var response = await client.SendAsync(Post(body));
        return await response.ReadAsync(HttpStatusCode.Accepted);
    }

    /// <summary>Asks for images and waits until they are there, or have failed.</summary>
    public static async Task<JsonElement> CreateAndWaitAsync(this HttpClient client, object body)
    {
        using var response = await client.SendAsync(Post(body, ("Prefer", "wait=30")));
        return await response.ReadAsync();
    }

    /// <summary>Asks for one small image and waits for it.</summary>
    public static Task<JsonElement> DrawAsync(
        this HttpClient client,
        string prompt,
        long? seed = null,
        int count = 1
    ) => client.CreateAndWaitAsync(Small(prompt, seed, count));

    /// <summary>Reads a generation until it is as wanted.</summary>
    public static async Task<JsonElement> WaitForAsync(this HttpClient client, Guid id, Func<JsonElement, bool> wanted)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (true)
        {
            var generation = await client.ReadAsync($"{Path}/{id}");
            if (wanted(generation))
                return generation;

            // Not a pause that the outcome depends on: only the interval of asking.
            await Task.Delay(20, patience.Token);
        }
    }

    public static Task<JsonElement> WaitForStatusAsync(this HttpClient client, Guid id, string status) =>
        client.WaitForAsync(id, generation => generation.Text("status") == status);
}
