using System.Net;
using System.Text.Json;

namespace ImageGenerator.Api.Tests.Support;

/// <summary>Answers read as the JSON that is on the wire, not through the product's own types.</summary>
internal static class Json
{
    /// <summary>The body of an answer that must have this status.</summary>
    public static async Task<JsonElement> ReadAsync(
        this HttpResponseMessage response,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(expected), body);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>The body of a GET that must succeed.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return await response.ReadAsync();
    }

    /// <summary>The value at a path of names: <c>cost.actual</c>.</summary>
    public static JsonElement At(this JsonElement element, string path) =>
        path.Split('.').Aggregate(element, (inner, name) => inner.GetProperty(name));

    public static string Text(this JsonElement element, string path) => element.At(path).GetString()!;

    public static int Number(this JsonElement element, string path) => element.At(path).GetInt32();

    public static bool IsNull(this JsonElement element, string path) =>
        element.At(path).ValueKind == JsonValueKind.Null;

    public static IReadOnlyList<JsonElement> Items(this JsonElement list, string path = "items") =>
        [.. list.At(path).EnumerateArray()];
}
