using System.Net.Http.Json;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenAi;

/// <summary>Calls as OpenAI's clients make them, and what they must be answered.</summary>
internal static class OpenAiCalls
{
    public const string Generations = "/v1/images/generations";
    public const string Edits = "/v1/images/edits";

    public static HttpRequestMessage Post(object body, string path = Generations, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = body as HttpContent ?? JsonContent.Create(body),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    public static async Task<JsonElement> ImagesAsync(this HttpClient client, object body, string path = Generations)
    {
        using var response = await client.SendAsync(Post(body, path));
        return await response.ReadAsync();
    }

    public static MultipartFormDataContent Form(
        IEnumerable<(string Field, byte[] Image)> files,
        params (string Name, string Value)[] fields
    )
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (field, image) in files)
            form.Add(new ByteArrayContent(image), field, "image.png");
        return form;
    }

    public static byte[] Image(this JsonElement answer, int place = 0) =>
        answer.Items("data")[place].At("b64_json").GetBytesFromBase64();

    /// <summary>Holds a refusal against OpenAI's form.</summary>
    public static async Task<JsonElement> MustBeErrorAsync(
        this HttpResponseMessage response,
        int status,
        string code,
        string? param = null
    )
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), body);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));

        var error = JsonDocument.Parse(body).RootElement.At("error");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Text("code"), Is.EqualTo(code), body);
            Assert.That(error.At("param").GetString(), Is.EqualTo(param), body);
            Assert.That(error.Text("message"), Is.Not.Empty);
            Assert.That(error.Text("type"), Is.Not.Empty);
            Assert.That(response.Headers.GetValues("x-request-id").Single(), Does.Match("^[0-9a-f]{32}$"));
        }

        return error;
    }

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
