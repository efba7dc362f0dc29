using System.Net.Http.Headers;
using System.Text;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.BadInput;

/// <summary>
/// Hundreds of spoiled bodies, the same ones in every run: whatever comes in, the fault is never ours.
/// </summary>
internal sealed class FuzzTests
{
    private const int Seed = 20261120;
    private const int Bodies = 250;
    private const int Immediately = 8;

    private static readonly string[] _values =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e999",
        "-0",
        "1.5",
        "18446744073709551616",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "[]",
        "[[]]",
        "{}",
        "{\"a\":{}}",
        "\"\\ufeff\"",
        "\"\\u202e\"",
        "\"a@b\"",
        "\"2026-02-30T25:61:61Z\"",
        "\"9999-12-31T23:59:59.9999999+14:00\"",
        "NaN",
        "\"ig_x\"",
        "\"' OR 1=1 --\"",
        "\"<script>\"",
        "\"🎨\"",
    ];

    private static readonly (string Method, string Path, string Body)[] _calls =
    [
        (
            "POST",
            "/api/v1/generations",
            """{"prompt":"a boat","model":"offline/preview","width":256,"height":256,"count":1,"seed":7,"outputFormat":"png","parameters":{"look":"aurora"}}"""
        ),
        (
            "POST",
            "/api/v1/generations/estimate",
            """{"prompt":"a boat","aspectRatio":"16:9","count":2,"negativePrompt":null,"quality":null,"parameters":{}}"""
        ),
        ("POST", "/api/v1/api-keys", """{"name":"Build server","expiresAt":"2099-01-01T00:00:00Z"}"""),
        (
            "PUT",
            "/api/v1/provider-keys/user/offline",
            """{"key":"sk-0123456789abcdef","baseAddress":"https://example.com/v1"}"""
        ),
        ("PATCH", "/api/v1/me", """{"displayName":"Ada"}"""),
        (
            "POST",
            "/api/v1/auth/register",
            """{"email":"fuzz@example.com","password":"correct horse battery","displayName":"Ada","organizationName":"Engines"}"""
        ),
        ("POST", "/api/v1/auth/login", """{"email":"fuzz@example.com","password":"wrong horse battery"}"""),
        (
            "POST",
            "/api/v1/auth/refresh",
            """{"refreshToken":"CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"""
        ),
    ];

    // What is left of a good body is refused by the provider, so that nobody waits for a picture.
    private static readonly (string Method, string Path, string Body)[] _openAiCalls =
    [
        (
            "POST",
            "/v1/images/generations",
            """{"prompt":"a boat [[refuse]]","model":"offline/preview","n":1,"size":"256x256","quality":"auto","output_format":"png","output_compression":100,"background":"auto","response_format":"b64_json","stream":false,"partial_images":0,"user":"u","moderation":"auto","style":"vivid"}"""
        ),
        (
            "POST",
            "/v1/images/edits",
            """{"prompt":"a boat","images":[{"image_url":"data:image/png;base64,iVBORw0KGgo="}],"mask":{"image_url":"data:image/png;base64,iVBORw0KGgo="},"size":"256x256","n":1}"""
        ),
    ];

    [TestCaseSource(nameof(_calls))]
    public Task Call_WithSpoiledBodies_NeverFaults((string Method, string Path, string Body) call) =>
        SpoilAsync(Hosts.Idle, call, "application/problem+json");

    [TestCaseSource(nameof(_openAiCalls))]
    public Task OpenAiCall_WithSpoiledBodies_NeverFaults((string Method, string Path, string Body) call) =>
        SpoilAsync(Hosts.Working, call, "application/json");

    private static async Task SpoilAsync(ApiHost host, (string Method, string Path, string Body) call, string refusal)
    {
        using var ada = await host.RegisterAsync();
        using var program = await ada.WithApiKeyAsync();
        var random = new Random(Seed);
        var bodies = Enumerable.Range(0, Bodies).Select(_ => Spoil(call.Body, random)).ToList();
        var faults = new List<string>();

        foreach (var batch in bodies.Chunk(Immediately))
        {
            faults.AddRange(
                (
                    await Task.WhenAll(batch.Select(body => SendAsync(program, call.Method, call.Path, body, refusal)))
                ).OfType<string>()
            );
        }

        Assert.That(faults, Is.Empty);
    }

    /// <returns>What is wrong with the answer; null when nothing is.</returns>
    private static async Task<string?> SendAsync(
        HttpClient client,
        string method,
        string path,
        byte[] body,
        string refusal
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.SendAsync(request);
        var refused = (int)response.StatusCode is >= 400 and < 500;
        return response.IsSuccessStatusCode || (refused && response.Content.Headers.ContentType?.MediaType == refusal)
            ? null
            : $"{(int)response.StatusCode} for {Encoding.UTF8.GetString(body)}";
    }

    private static byte[] Spoil(string body, Random random)
    {
        var spoiled = Encoding.UTF8.GetBytes(random.Next(3) == 0 ? body : WithAnotherValue(body, random)).ToList();
        for (var i = random.Next(4); i > 0 && spoiled.Count > 0; i--)
        {
            var at = random.Next(spoiled.Count);
            switch (random.Next(5))
            {
                case 0:
                    spoiled[at] = (byte)random.Next(256);
                    break;
                case 1:
                    spoiled.RemoveAt(at);
                    break;
                case 2:
                    spoiled.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    spoiled.RemoveRange(at, random.Next(spoiled.Count - at));
                    break;
                default:
                    spoiled.InsertRange(at, spoiled.GetRange(at, random.Next(spoiled.Count - at)));
                    break;
            }
        }

        return [.. spoiled];
    }

    // Behind a random colon stands something else.
    private static string WithAnotherValue(string body, Random random)
    {
        var colons = Enumerable
            .Range(0, body.Length)
            .Where(i => i > 0 && body[i] == ':' && body[i - 1] == '"')
            .ToList();
        var from = colons[random.Next(colons.Count)] + 1;
        var end = body.IndexOfAny([',', '}'], from);
        return body[..from] + _values[random.Next(_values.Length)] + body[end..];
    }
}
