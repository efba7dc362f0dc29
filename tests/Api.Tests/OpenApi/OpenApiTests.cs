using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>The document says what the API does, and the committed copy says the same.</summary>
internal sealed class OpenApiTests
{
    private JsonElement _document;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task ReadAsync()
    {
        using var ada = await Host.RegisterAsync();
        _document = await ada.Client.ReadAsync("/openapi/v1.json");
    }

    [Test]
    public async Task Document_IsTheCommittedOne()
    {
        var committed = JsonNode.Parse(await File.ReadAllTextAsync(Document.Path));

        var isSame = JsonNode.DeepEquals(JsonNode.Parse(_document.GetRawText()), committed);

        Assert.That(
            isSame,
            "openapi/v1.json is not what the API serves. Regenerate it: "
                + "dotnet swagger tofile --output openapi/v1.json --openapiversion 3.1 src/Api/bin/Debug/net10.0/ImageGenerator.Api.dll v1"
        );
    }

    [Test]
    public void Document_IsOpenApi31() => Assert.That(_document.Text("openapi"), Does.StartWith("3.1."));

    [Test]
    public void EveryOperation_HasAnIdASummaryAndDocumentedErrors()
    {
        var operations = Operations().ToList();

        Assert.That(operations, Has.Count.GreaterThan(20));
        Assert.That(
            operations.Select(operation => operation.Body.Text("operationId")),
            Is.Unique.And.All.Match("^[A-Z][A-Za-z]+$")
        );
        foreach (var (name, path, operation) in operations)
        {
            var responses = operation.At("responses").EnumerateObject().ToList();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(operation.Text("summary"), Is.Not.Empty, name);
                Assert.That(operation.Items("tags"), Is.Not.Empty, name);
                Assert.That(responses, Has.Some.Matches<JsonProperty>(response => response.Name[0] == '2'), name);
                Assert.That(
                    responses.Select(response => response.Name),
                    IsOpen(path) ? Is.Not.Empty : Has.Some.EqualTo("401"),
                    name
                );
                if (operation.TryGetProperty("requestBody", out _))
                    Assert.That(
                        responses.Select(response => response.Name),
                        Is.SupersetOf(new[] { "400", "413", "415" }),
                        name
                    );
                if (path.Contains("{id}", StringComparison.Ordinal))
                    Assert.That(responses.Select(response => response.Name), Does.Contain("404"), name);
                foreach (var error in responses.Where(response => response.Name[0] is '4' or '5'))
                {
                    Assert.That(
                        error.Value.At("content").TryGetProperty("application/problem+json", out var content),
                        Is.True,
                        $"{name} {error.Name}"
                    );
                    Assert.That(
                        content.At("schema").Text("$ref"),
                        Does.EndWith("/ProblemDetails"),
                        $"{name} {error.Name}"
                    );
                }
            }
        }
    }

    [Test]
    public async Task Answers_AreAsDocumented()
    {
        using var ada = await Host.RegisterAsync();
        var generation = await ada.Client.DrawAsync("a boat", count: 2);
        var failed = await ada.Client.DrawAsync("a boat [[fail]]");
        var asset = generation.Items("images")[0].Text("assetId");
        (string Method, string Path, string Template, object? Body)[] calls =
        [
            ("get", "/api/v1/me", "/api/v1/me", null),
            ("patch", "/api/v1/me", "/api/v1/me", new { displayName = "Ada" }),
            ("get", "/api/v1/auth/registration", "/api/v1/auth/registration", null),
            (
                "post",
                "/api/v1/auth/login",
                "/api/v1/auth/login",
                new { email = ada.Email, password = Account.Password }
            ),
            (
                "post",
                "/api/v1/auth/token",
                "/api/v1/auth/token",
                new { email = ada.Email, password = Account.Password }
            ),
            (
                "post",
                "/api/v1/auth/login",
                "/api/v1/auth/login",
                new { email = ada.Email, password = "wrong password" }
            ),
            ("post", "/api/v1/api-keys", "/api/v1/api-keys", new { name = "Key" }),
            ("post", "/api/v1/api-keys", "/api/v1/api-keys", new { name = "" }),
            ("get", "/api/v1/api-keys", "/api/v1/api-keys", null),
            ("get", "/api/v1/provider-keys", "/api/v1/provider-keys", null),
            (
                "put",
                "/api/v1/provider-keys/user/offline",
                "/api/v1/provider-keys/{scope}/{provider}",
                new { key = "sk-0123456789" }
            ),
            (
                "post",
                "/api/v1/provider-keys/user/offline/check",
                "/api/v1/provider-keys/{scope}/{provider}/check",
                null
            ),
            ("delete", "/api/v1/provider-keys/platform/offline", "/api/v1/provider-keys/{scope}/{provider}", null),
            ("get", "/api/v1/models", "/api/v1/models", null),
            ("post", "/api/v1/generations", "/api/v1/generations", GenerationCalls.Small("a boat")),
            ("post", "/api/v1/generations", "/api/v1/generations", new { prompt = "a boat", model = "unknown" }),
            ("post", "/api/v1/generations/estimate", "/api/v1/generations/estimate", GenerationCalls.Small("a boat")),
            ("get", "/api/v1/generations", "/api/v1/generations", null),
            ("get", "/api/v1/generations?limit=0", "/api/v1/generations", null),
            ("get", $"/api/v1/generations/{generation.Id()}", "/api/v1/generations/{id}", null),
            ("get", $"/api/v1/generations/{failed.Id()}", "/api/v1/generations/{id}", null),
            ("get", $"/api/v1/generations/{Guid.NewGuid()}", "/api/v1/generations/{id}", null),
            ("post", $"/api/v1/generations/{generation.Id()}/cancel", "/api/v1/generations/{id}/cancel", null),
            ("post", $"/api/v1/generations/{failed.Id()}/retry", "/api/v1/generations/{id}/retry", null),
            (
                "put",
                "/api/v1/spending-limits",
                "/api/v1/spending-limits",
                new
                {
                    scope = "organization",
                    period = "day",
                    amount = 100,
                }
            ),
            (
                "put",
                "/api/v1/spending-limits",
                "/api/v1/spending-limits",
                new
                {
                    scope = "user",
                    subjectId = Guid.NewGuid(),
                    period = "day",
                    amount = 100,
                }
            ),
            ("get", "/api/v1/spending-limits", "/api/v1/spending-limits", null),
            ("get", "/api/v1/spending-limits/mine", "/api/v1/spending-limits/mine", null),
            ("post", "/api/v1/generations/estimate", "/api/v1/generations/estimate", GenerationCalls.Small("a boat")),
            ("get", "/api/v1/admin/prices", "/api/v1/admin/prices", null),
            ("post", "/api/v1/admin/prices", "/api/v1/admin/prices", new { model = "offline/preview" }),
            ("get", "/api/v1/assets", "/api/v1/assets", null),
            ("get", $"/api/v1/assets/{asset}", "/api/v1/assets/{id}", null),
            ("get", $"/api/v1/assets/{Guid.NewGuid()}/content", "/api/v1/assets/{id}/content", null),
        ];

        foreach (var (method, path, template, body) in calls)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), path);
            if (body is not null)
                request.Content = JsonContent.Create(body);
            using var response = await ada.Client.SendAsync(request);

            Assert.That(
                await FaultsAsync(response, method, template),
                Is.Empty,
                $"{method} {path} {(int)response.StatusCode}"
            );
        }
    }

    [Test]
    public void SchemaCheck_SeesWhatIsNotAsDocumented()
    {
        var schema = _document.At("components.schemas.PersonResponse");
        var check = new SchemaCheck(_document);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                check.Faults(Parse("""{"id":"01999999-9999-7999-8999-999999999999","displayName":"Ada"}"""), schema),
                Is.Empty
            );
            Assert.That(check.Faults(Parse("""{"id":"01999999-9999-7999-8999-999999999999"}"""), schema), Is.Not.Empty);
            Assert.That(check.Faults(Parse("""{"id":"a","displayName":"Ada"}"""), schema), Is.Not.Empty);
            Assert.That(
                check.Faults(Parse("""{"id":"01999999-9999-7999-8999-999999999999","displayName":5}"""), schema),
                Is.Not.Empty
            );
            Assert.That(
                check.Faults(Parse("""{"id":"01999999-9999-7999-8999-999999999999","displayName":null}"""), schema),
                Is.Not.Empty
            );
            Assert.That(
                check.Faults(
                    Parse("""{"id":"01999999-9999-7999-8999-999999999999","displayName":"Ada","more":1}"""),
                    schema
                ),
                Is.Not.Empty
            );
        }
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static bool IsOpen(string path) => path.StartsWith("/api/v1/auth/", StringComparison.Ordinal);

    private IEnumerable<(string Name, string Path, JsonElement Body)> Operations() =>
        _document
            .At("paths")
            .EnumerateObject()
            .Where(path => path.Name.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(operation => ($"{operation.Name} {path.Name}", path.Name, operation.Value))
            );

    private async Task<IEnumerable<string>> FaultsAsync(HttpResponseMessage response, string method, string template)
    {
        var responses = _document.At("paths").GetProperty(template).GetProperty(method).GetProperty("responses");
        var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!responses.TryGetProperty(status, out var documented))
            return [$"The status {status} is not documented."];

        var type = response.Content.Headers.ContentType!.MediaType!;
        return documented.At("content").TryGetProperty(type, out var content)
            ? new SchemaCheck(_document).Faults(
                await response.ReadAsync(response.StatusCode),
                content.GetProperty("schema")
            )
            : [$"The type {type} is not documented."];
    }
}
