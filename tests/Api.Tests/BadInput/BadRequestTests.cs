using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.BadInput;

/// <summary>What is wrong around the body: its type and size, the query, headers, addresses and methods.</summary>
internal sealed class BadRequestTests
{
    private const string Body = """{"prompt":"a boat","width":256,"height":256}""";

    private Account _ada = null!;

    private static ApiHost Host => Hosts.Idle;

    [OneTimeSetUp]
    public async Task RegisterAsync() => _ada = await Host.RegisterAsync();

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [TestCase(null)]
    [TestCase("text/plain")]
    [TestCase("text/json5")]
    [TestCase("application/xml")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/json; charset=klingon")]
    [TestCase("application/json; charset=utf-7")]
    [TestCase("application/json; charset=\"")]
    [TestCase("nonsense")]
    [TestCase("application/json,text/plain")]
    public async Task Create_WithAnotherContentType_IsUnsupported(string? type)
    {
        var rows = await Host.Data.CountRowsAsync(_ada.OrganizationId);
        foreach (
            var path in new[]
            {
                "/api/v1/generations",
                "/api/v1/generations/estimate",
                "/api/v1/api-keys",
                "/api/v1/auth/register",
                "/api/v1/auth/login",
            }
        )
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            if (type is not null)
                content.Headers.TryAddWithoutValidation("Content-Type", type);

            using var response = await _ada.Client.PostAsync(path, content);

            await response.MustBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        }

        Assert.That(await Host.Data.CountRowsAsync(_ada.OrganizationId), Is.EqualTo(rows));
    }

    [TestCase("application/json")]
    [TestCase("application/json; charset=UTF-8")]
    [TestCase("APPLICATION/JSON;CHARSET=\"utf-8\"")]
    public async Task Estimate_WithJsonHoweverItIsWritten_IsTaken(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await _ada.Client.PostAsync("/api/v1/generations/estimate", content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Create_WithTwelveMegabytes_IsTooLarge()
    {
        var rows = await Host.Data.CountRowsAsync(_ada.OrganizationId);
        foreach (var path in new[] { "/api/v1/generations", "/api/v1/auth/login" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = GenerationCalls.Raw($$"""{"prompt":"{{new string('x', 12 * 1024 * 1024)}}"}"""),
            };
            request.Headers.ExpectContinue = true;

            using var response = await _ada.Client.SendAsync(request);

            await response.MustBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        }

        Assert.That(await Host.Data.CountRowsAsync(_ada.OrganizationId), Is.EqualTo(rows));
    }

    [Test]
    public async Task Create_WithInvalidUtf8_IsMalformed()
    {
        foreach (var bytes in new byte[][] { [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80] })
        {
            using var content = new ByteArrayContent([.. "{\"prompt\":\"a"u8, .. bytes, .. "\"}"u8]);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

            using var response = await _ada.Client.PostAsync("/api/v1/generations", content);

            await response.MustBeProblemAsync(HttpStatusCode.BadRequest, "request.malformed", "prompt");
        }
    }

    [TestCase("status=foo", "status")]
    [TestCase("status=99", "status")]
    [TestCase("status=1", "status")]
    [TestCase("status=completed,failed", "status")]
    [TestCase("status=completed&status=failed", "status")]
    [TestCase("limit=0", "limit")]
    [TestCase("limit=-1", "limit")]
    [TestCase("limit=1000", "limit")]
    [TestCase("limit=abc", "limit")]
    [TestCase("limit=1.5", "limit")]
    [TestCase("limit=99999999999", "limit")]
    [TestCase("limit=1&limit=2", "limit")]
    [TestCase("from=yesterday", "from")]
    [TestCase("from=2026-13-01", "from")]
    [TestCase("to=12345678", "to")]
    [TestCase("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "to")]
    [TestCase("search=%00", "search")]
    [TestCase("model=%00", "model")]
    public async Task ListGenerations_WithABadQuery_NamesTheParameter(string query, string field)
    {
        using var response = await _ada.Client.GetAsync($"/api/v1/generations?{query}");

        await MustBlameAsync(response, field);
    }

    [TestCase("orientation=diagonal", "orientation")]
    [TestCase("orientation=1", "orientation")]
    [TestCase("orientation=landscape,portrait", "orientation")]
    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("limit=x", "limit")]
    [TestCase("from=yesterday", "from")]
    [TestCase("search=a%00b", "search")]
    [TestCase("model=%00", "model")]
    public async Task ListAssets_WithABadQuery_NamesTheParameter(string query, string field)
    {
        using var response = await _ada.Client.GetAsync($"/api/v1/assets?{query}");

        await MustBlameAsync(response, field);
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("limit=many", "limit")]
    public async Task ListApiKeys_WithABadQuery_NamesTheParameter(string query, string field)
    {
        using var response = await _ada.Client.GetAsync($"/api/v1/api-keys?{query}");

        await MustBlameAsync(response, field);
    }

    [TestCase("rendition=huge", "rendition")]
    [TestCase("rendition=7", "rendition")]
    [TestCase("rendition=1", "rendition")]
    [TestCase("rendition=preview,thumbnail", "rendition")]
    [TestCase("download=maybe", "download")]
    public async Task GetAssetContent_WithABadQuery_NamesTheParameter(string query, string field)
    {
        using var ada = await Hosts.Working.RegisterAsync();
        var image = (await ada.Client.DrawAsync("a boat")).Items("images").Single();

        using var response = await ada.Client.GetAsync($"/api/v1/assets/{image.Text("assetId")}/content?{query}");

        await MustBlameAsync(response, field);
    }

    [TestCase("from=0001-01-01&to=9999-12-31T23:59:59.9999999Z")]
    [TestCase("from=2026-01-01T00:00:00%2B05:30")]
    [TestCase("search=")]
    [TestCase("unknown=1")]
    public async Task ListGenerations_WithAnOddButHarmlessQuery_Answers(string query)
    {
        using var response = await _ada.Client.GetAsync($"/api/v1/generations?{query}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
    }

    [TestCase("/api/v1/generations")]
    [TestCase("/api/v1/assets")]
    [TestCase("/api/v1/api-keys")]
    public async Task Lists_WithACursorThatNobodyGaveOut_Refuse(string path)
    {
        string[] garbage =
        [
            "",
            "abc",
            "1",
            new('A', 32),
            new('_', 32),
            new('A', 33),
            new('x', 4000),
            "%00",
            "AAAAAAAAAAA=AAAAAAAAAAAAAAAAAAAA",
            "ÄÄÄ",
            "' OR 1=1 --",
        ];
        foreach (var cursor in garbage)
        {
            using var response = await _ada.Client.GetAsync(
                $"{path}?cursor={(cursor == "%00" ? cursor : Uri.EscapeDataString(cursor))}"
            );

            await response.MustBeProblemAsync(HttpStatusCode.BadRequest, "cursor.invalid", "cursor");
        }
    }

    [Test]
    public async Task IdempotencyKey_WhenMalformed_IsRefusedByName()
    {
        var rows = await Host.Data.CountRowsAsync(_ada.OrganizationId);
        foreach (var key in new[] { "", "two words", new string('k', 129), "tab\there" })
        {
            foreach (var path in new[] { "/api/v1/generations", "/api/v1/api-keys" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path)
                {
                    Content = GenerationCalls.Raw(
                        path.EndsWith("keys", StringComparison.Ordinal) ? """{"name":"a"}""" : Body
                    ),
                };
                request.Headers.TryAddWithoutValidation("Idempotency-Key", key);

                using var response = await _ada.Client.SendAsync(request);

                await response.MustBeProblemAsync(HttpStatusCode.BadRequest, "validation.failed", "Idempotency-Key");
            }
        }

        Assert.That(await Host.Data.CountRowsAsync(_ada.OrganizationId), Is.EqualTo(rows));
    }

    [TestCase("wait")]
    [TestCase("wait=")]
    [TestCase("wait=soon")]
    [TestCase("wait=-5")]
    [TestCase("wait=1.5")]
    [TestCase("wait=0")]
    [TestCase("wait=99999999999999999999")]
    [TestCase("respond-async, handling=lenient")]
    [TestCase(",;,=,")]
    public async Task Prefer_WhenMalformed_IsIgnored(string preference)
    {
        using var ada = await Host.RegisterAsync();

        using var response = await ada.Client.SendAsync(
            GenerationCalls.Post(GenerationCalls.Small("a boat"), ("Prefer", preference))
        );

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(response.Headers.Contains("Preference-Applied"), Is.False);
    }

    [TestCase("not-an-id")]
    [TestCase("123")]
    [TestCase("%00")]
    [TestCase("%ff%fe")]
    [TestCase("..%2f..%2fetc%2fpasswd")]
    [TestCase("'%20OR%201=1")]
    public async Task Addresses_WithAnIdThatIsNone_AreNotFound(string id)
    {
        foreach (
            var path in new[] { $"/api/v1/generations/{id}", $"/api/v1/assets/{id}", $"/api/v1/assets/{id}/content" }
        )
        {
            using var response = await _ada.Client.GetAsync(path);

            Assert.That((int)response.StatusCode, Is.EqualTo(404).Or.EqualTo(400), path);
            if (response.StatusCode == HttpStatusCode.NotFound)
                await response.MustBeProblemAsync(HttpStatusCode.NotFound, "route.not_found");
        }
    }

    [TestCase("PUT", "/api/v1/generations")]
    [TestCase("HEAD", "/api/v1/generations")]
    [TestCase("DELETE", "/api/v1/generations/01999999-9999-7999-8999-999999999999")]
    [TestCase("GET", "/api/v1/generations/01999999-9999-7999-8999-999999999999/cancel")]
    [TestCase("PUT", "/api/v1/assets")]
    [TestCase("POST", "/api/v1/assets/01999999-9999-7999-8999-999999999999/content")]
    [TestCase("PUT", "/api/v1/me")]
    [TestCase("POST", "/api/v1/models")]
    [TestCase("POST", "/api/v1/events")]
    [TestCase("GET", "/api/v1/auth/login")]
    [TestCase("PATCH", "/api/v1/api-keys/01999999-9999-7999-8999-999999999999")]
    public async Task Addresses_WithAnotherMethod_SayWhichOnesTheyTake(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await _ada.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.Headers.Allow, Is.Not.Empty.And.Not.Contains(method));
        if (method != "HEAD")
            await response.MustBeProblemAsync(HttpStatusCode.MethodNotAllowed, "request.method_not_allowed");
    }

    [TestCase("/api/v1/nothing")]
    [TestCase("/api/v2/generations")]
    [TestCase("/api")]
    [TestCase("/api/")]
    public async Task Addresses_ThatAreNone_AreProblemsAndNotThePage(string path)
    {
        using var anonymous = Host.Anonymous();
        foreach (var client in new[] { anonymous, _ada.Client })
        {
            using var response = await client.GetAsync(path);

            await response.MustBeProblemAsync(HttpStatusCode.NotFound, "route.not_found");
        }
    }

    [Test]
    public async Task Requests_WithEndlessAddressesOrHeaders_AreRefused()
    {
        using var longAddress = await _ada.Client.GetAsync($"/api/v1/generations?search={new string('x', 20_000)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Add("X-Long", new string('x', 60_000));
        using var longHeader = await _ada.Client.SendAsync(request);

        Assert.That(longAddress.StatusCode, Is.EqualTo(HttpStatusCode.RequestUriTooLong));
        Assert.That(longHeader.StatusCode, Is.EqualTo(HttpStatusCode.RequestHeaderFieldsTooLarge));
    }

    [Test]
    public async Task Search_OfMoreThanFiveHundredCharacters_IsRefused()
    {
        foreach (var list in new[] { "generations", "assets" })
        {
            using var response = await _ada.Client.GetAsync($"/api/v1/{list}?search={new string('x', 501)}");

            await response.MustBeProblemAsync(HttpStatusCode.BadRequest, "validation.failed", "search");
        }
    }

    [TestCase('x')]
    [TestCase('灯')]
    [TestCase('%')]
    [TestCase('.')]
    public async Task Search_OfFiveHundredCharacters_IsTaken(char character)
    {
        var words = Uri.EscapeDataString(new string(character, 500));
        foreach (var list in new[] { "generations", "assets" })
        {
            using var response = await _ada.Client.GetAsync($"/api/v1/{list}?search={words}");

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
        }
    }

    [Test]
    public async Task Create_WithFiveHundredEmoji_IsTaken()
    {
        using var ada = await Host.RegisterAsync();
        var prompt = string.Concat(Enumerable.Repeat("🎨", 500));

        var generation = await ada.Client.CreateAsync(GenerationCalls.Small(prompt));

        Assert.That(
            (await ada.Client.ReadAsync($"{GenerationCalls.Path}/{generation.Id()}")).Text("prompt"),
            Is.EqualTo(prompt)
        );
    }

    [TestCase("ada.lovelace+images@exämple.com")]
    [TestCase("ада@пример.рф")]
    [TestCase("🎩@example.com")]
    public async Task Register_WithAnInternationalAddress_IsTaken(string email)
    {
        using var ada = await Host.RegisterAsync(email);
        using var client = Host.Anonymous();

        using var login = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email, password = Account.Password }
        );

        Assert.That((await login.ReadAsync()).Id(), Is.EqualTo(ada.Id));
    }

    [Test]
    public async Task Register_WithAnAddressThatGrowsWhenItIsNormalized_IsNoFault()
    {
        using var client = Host.Anonymous();
        var email = $"{new string('\u0958', 240)}@example.com";

        using var response = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            AccountExtensions.Registration(email)
        );

        Assert.That((int)response.StatusCode, Is.LessThan(500), await response.Content.ReadAsStringAsync());
    }

    private static async Task MustBlameAsync(HttpResponseMessage response, string field)
    {
        var code = (await response.ReadAsync(HttpStatusCode.BadRequest)).Text("code");
        Assert.That(code, Is.EqualTo("validation.failed").Or.EqualTo("request.invalid_parameter"));
        await response.MustBeProblemAsync(HttpStatusCode.BadRequest, code, field);
    }
}
