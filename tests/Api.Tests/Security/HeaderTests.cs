using System.Net;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Security;

/// <summary>What browsers are told, and what other sites cannot make them do.</summary>
internal sealed class HeaderTests
{
    private static ApiHost Host => Hosts.Idle;

    [TestCase("/api/v1/me", "default-src 'none'")]
    [TestCase("/api/v1/nothing", "default-src 'none'")]
    [TestCase("/api/v1/generations?limit=abc", "default-src 'none'")]
    [TestCase("/", "default-src 'self'")]
    [TestCase("/swagger/index.html", "default-src 'self'")]
    [TestCase("/openapi/v1.json", "default-src 'self'")]
    [TestCase("/health/live", "default-src 'self'")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string path, string policy)
    {
        using var ada = await Host.RegisterAsync();

        using var response = await ada.Client.GetAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(HeaderOf(response, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(HeaderOf(response, "Referrer-Policy"), Is.EqualTo("same-origin"));
            Assert.That(HeaderOf(response, "Cross-Origin-Opener-Policy"), Is.EqualTo("same-origin"));
            Assert.That(HeaderOf(response, "Cross-Origin-Resource-Policy"), Is.EqualTo("same-origin"));
            Assert.That(HeaderOf(response, "Permissions-Policy"), Does.Contain("camera=()"));
            Assert.That(HeaderOf(response, "Content-Security-Policy"), Does.Contain(policy).And.Contain("frame-ancestors 'none'"));
            Assert.That(HeaderOf(response, "Server"), Is.Null);
            Assert.That(HeaderOf(response, "X-Powered-By"), Is.Null);
            Assert.That(HeaderOf(response, "Strict-Transport-Security"), Is.Null, "http");
        }
    }

    [Test]
    public async Task Scripts_OnOurPages_ComeFromOurFilesOnly()
    {
        using var client = Host.Anonymous();

        using var response = await client.GetAsync("/");

        Assert.That(HeaderOf(response, "Content-Security-Policy"), Does.Contain("script-src 'self';").And.Not.Contain("unsafe-eval"));
    }

    [Test]
    public async Task SwaggerAndItsDocument_AreForEverybody()
    {
        using var client = Host.Anonymous();

        using var page = await client.GetAsync("/swagger/index.html");
        using var document = await client.GetAsync("/openapi/v1.json");

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(document.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Hsts_IsSentOverHttps()
    {
        await using var https = await ApiHost.StartInMemoryAsync(("Roles", "api"));
        using var client = https.Anonymous();

        using var response = await client.GetAsync("/api/v1/auth/registration");

        Assert.That(HeaderOf(response, "Strict-Transport-Security"), Does.Contain("max-age=31536000"));
    }

    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Sec-Fetch-Site", "")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    [TestCase("Origin", "http://127.0.0.1:1")]
    public async Task Post_FromAnotherSite_IsRefusedAndChangesNothing(string header, string value)
    {
        using var ada = await Host.RegisterAsync();
        var rows = await Host.Data.CountRowsAsync(ada.OrganizationId);

        using var response = await ada.Client.SendAsync(GenerationCalls.Post(GenerationCalls.Small("a boat"), (header, value)));

        await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.cross_site");
        Assert.That(await Host.Data.CountRowsAsync(ada.OrganizationId), Is.EqualTo(rows));
    }

    [Test]
    public async Task Delete_AndPatch_FromAnotherSite_AreRefused()
    {
        using var ada = await Host.RegisterAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Delete, $"/api/v1/api-keys/{Guid.NewGuid()}"), (HttpMethod.Patch, "/api/v1/me") })
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add("Sec-Fetch-Site", "cross-site");

            using var response = await ada.Client.SendAsync(request);

            await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.cross_site");
        }
    }

    [TestCase("same-origin")]
    [TestCase("none")]
    public async Task Post_FromOurOwnPage_IsTaken(string site)
    {
        using var ada = await Host.RegisterAsync();

        using var response = await ada.Client.SendAsync(
            GenerationCalls.Post(GenerationCalls.Small("a boat"), ("Sec-Fetch-Site", site), ("Origin", Host.Address.GetLeftPart(UriPartial.Authority))));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
    }

    [Test]
    public async Task Post_OfAProgramWithAKey_IsTakenWhereverItRuns()
    {
        using var ada = await Host.RegisterAsync();
        using var program = await ada.WithApiKeyAsync();

        using var response = await program.SendAsync(GenerationCalls.Post(GenerationCalls.Small("a boat"), ("Origin", "https://tool.example")));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
    }

    [Test]
    public async Task OtherOrigins_MayNeverRead()
    {
        using var ada = await Host.RegisterAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Options, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, GenerationCalls.Path);
            request.Headers.Add("Origin", "https://evil.example");
            request.Headers.Add("Access-Control-Request-Method", "POST");

            using var response = await ada.Client.SendAsync(request);

            Assert.That(response.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)), Is.Empty, method.Method);
        }
    }

    private static string? HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
