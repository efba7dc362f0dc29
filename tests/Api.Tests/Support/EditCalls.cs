using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>The calls that tests of edits begin with.</summary>
internal static class EditCalls
{
    public const string Path = "/api/v1/edits";

    public static object Upscale(Guid assetId, int factor = 2) =>
        new
        {
            kind = "upscale",
            source = new { assetId },
            model = "offline/resample",
            parameters = new { factor },
        };

    public static HttpRequestMessage PostEdit(object body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>Draws a small image and answers with its id in the library.</summary>
    public static async Task<Guid> DrawAssetAsync(this HttpClient client, string prompt = "a boat") =>
        (await client.DrawAsync(prompt)).Items("images").Single().At("assetId").GetGuid();

    /// <summary>Asks for an edit and answers with it as it waits.</summary>
    public static async Task<JsonElement> EditAsync(this HttpClient client, object body)
    {
        using var response = await client.SendAsync(PostEdit(body));
        return await response.ReadAsync(HttpStatusCode.Accepted);
    }

    /// <summary>Asks for an edit and waits until it is done, or has failed.</summary>
    public static async Task<JsonElement> EditAndWaitAsync(this HttpClient client, object body)
    {
        using var response = await client.SendAsync(PostEdit(body, ("Prefer", "wait=30")));
        return await response.ReadAsync();
    }
}
