using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ImageGenerator.EndToEnd.Tests.Support;

/// <summary>Somebody with an account who uses the API.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;

    private Visitor(HttpClient http) => _http = http;

    public static async Task<Visitor> RegisterAsync(Uri address) =>
        (await RegisterAsync(address, $"{Guid.NewGuid():N}@example.com")).Visitor;

    /// <summary>With an address of the test's own, to come back with.</summary>
    public static async Task<(Visitor Visitor, string Password)> RegisterAsync(Uri address, string email)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };
        const string password = "correct horse battery";
        using var registered = await http.PostAsJsonAsync(
            "auth/register",
            new
            {
                email,
                password,
                displayName = "Ada",
                organizationName = "Engines",
            }
        );
        registered.EnsureSuccessStatusCode();
        return (await SignInAsync(address, email, password), password);
    }

    public static async Task<Visitor> SignInAsync(Uri address, string email, string password)
    {
        var http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };
        using var token = await http.PostAsJsonAsync("auth/token", new { email, password });
        token.EnsureSuccessStatusCode();
        var tokens = await token.Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            tokens.GetProperty("accessToken").GetString()
        );
        return new Visitor(http);
    }

    public async Task<Guid> GenerateAsync(string prompt, int count = 1)
    {
        using var response = await _http.PostAsJsonAsync(
            "generations",
            new
            {
                prompt,
                count,
                width = 256,
                height = 256,
            }
        );
        response.EnsureSuccessStatusCode();
        var generation = await response.Content.ReadFromJsonAsync<JsonElement>();
        return generation.GetProperty("id").GetGuid();
    }

    /// <summary>Any other call, which must succeed.</summary>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <returns>The secret.</returns>
    public async Task<string> CreateApiKeyAsync()
    {
        using var response = await _http.PostAsJsonAsync("api-keys", new { name = "Test key" });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    public Task<JsonElement> GetAsync(Guid generation) =>
        _http.GetFromJsonAsync<JsonElement>($"generations/{generation}");

    public Task<HttpResponseMessage> UploadAsync(byte[] image) =>
        _http.PostAsync(
            "uploads",
            new ByteArrayContent(image) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }
        );

    public Task<HttpResponseMessage> UploadFormAsync(byte[] image) =>
        _http.PostAsync(
            "uploads",
            new MultipartFormDataContent { { new ByteArrayContent(image), "file", "image.png" } }
        );

    public Task<HttpResponseMessage> GetContentAsync(string url) => _http.GetAsync(new Uri(_http.BaseAddress!, url));

    /// <summary>Waits until all of them have this status; says what they have when that does not come about.</summary>
    public async Task WaitForAsync(IReadOnlyCollection<Guid> generations, string status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        foreach (var generation in generations)
        {
            JsonElement latest;
            do
            {
                if (patience.IsCancellationRequested)
                    Assert.Fail($"{generation} did not become {status}: {await GetAsync(generation)}");
                latest = await GetAsync(generation);
                await Task.Delay(50);
            } while (latest.GetProperty("status").GetString() != status);
        }
    }

    public void Dispose() => _http.Dispose();
}
