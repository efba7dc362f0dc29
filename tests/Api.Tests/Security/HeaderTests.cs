using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Security;

/// <summary>What browsers are told, and what other sites cannot make them do.</summary>
internal sealed class HeaderTests
{
    private ApiHost _proxied = null!;

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
            Assert.That(
                HeaderOf(response, "Content-Security-Policy"),
                Does.Contain(policy).And.Contain("frame-ancestors 'none'")
            );
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

        Assert.That(
            HeaderOf(response, "Content-Security-Policy"),
            Does.Contain("script-src 'self';").And.Not.Contain("unsafe-eval")
        );
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

        using var response = await ada.Client.SendAsync(
            GenerationCalls.Post(GenerationCalls.Small("a boat"), (header, value))
        );

        await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.cross_site");
        Assert.That(await Host.Data.CountRowsAsync(ada.OrganizationId), Is.EqualTo(rows));
    }

    [Test]
    public async Task Delete_AndPatch_FromAnotherSite_AreRefused()
    {
        using var ada = await Host.RegisterAsync();
        foreach (
            var (method, path) in new[]
            {
                (HttpMethod.Delete, $"/api/v1/api-keys/{Guid.NewGuid()}"),
                (HttpMethod.Patch, "/api/v1/me"),
            }
        )
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
            GenerationCalls.Post(
                GenerationCalls.Small("a boat"),
                ("Sec-Fetch-Site", site),
                ("Origin", Host.Address.GetLeftPart(UriPartial.Authority))
            )
        );

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
    }

    [Test]
    public async Task Post_OfAProgramWithAKey_IsTakenWhereverItRuns()
    {
        using var ada = await Host.RegisterAsync();
        using var program = await ada.WithApiKeyAsync();

        using var response = await program.SendAsync(
            GenerationCalls.Post(GenerationCalls.Small("a boat"), ("Origin", "https://tool.example"))
        );

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
    }

    [Test]
    public async Task Post_WithBasicCredentials_IsGuardedLikeAnyOther()
    {
        using var ada = await Host.RegisterAsync();

        using var foreign = await ada.Client.SendAsync(
            GenerationCalls.Post(
                GenerationCalls.Small("a boat"),
                ("Authorization", "Basic YWRhOnNlY3JldA=="),
                ("Origin", "https://evil.example")
            )
        );
        using var own = await ada.Client.SendAsync(
            GenerationCalls.Post(
                GenerationCalls.Small("a boat"),
                ("Authorization", "Basic YWRhOnNlY3JldA=="),
                ("Origin", Host.Address.GetLeftPart(UriPartial.Authority))
            )
        );

        await foreign.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.cross_site");
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), "a proxy may ask for a password of its own");
    }

    [OneTimeSetUp]
    public async Task StartBehindAProxyAsync() =>
        _proxied = await ApiHost.StartAsync(
            ("Roles", "api"),
            ("PublicUrl", "http://Images.lan/"),
            ("Http:KnownProxies:0", "127.0.0.0/8")
        );

    [OneTimeTearDown]
    public ValueTask StopBehindAProxyAsync() => _proxied.DisposeAsync();

    [TestCase("127.0.0.1:9", "http://images.lan")]
    [TestCase("127.0.0.1:9", "http://IMAGES.lan")]
    [TestCase("127.0.0.1:9", "http://images.lan:80")]
    [TestCase("name:80", "http://name")]
    [TestCase("name", "http://name:80")]
    [TestCase("NAME:5080", "http://name:5080")]
    [TestCase("[2001:db8::1]:80", "http://[2001:db8::1]")]
    public async Task SignIn_OnPlainHttpFromAPageOfOurs_IsTaken(string host, string origin)
    {
        using var response = await SignInAsync(host, origin);

        await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    [TestCase("127.0.0.1:9", "http://evil.example")]
    [TestCase("127.0.0.1:9", "https://images.lan")]
    [TestCase("127.0.0.1:9", "http://images.lan:81")]
    [TestCase("127.0.0.1:9", "http://images.lan.evil.example")]
    [TestCase("127.0.0.1:9", "http://images.lan@evil.example")]
    [TestCase("127.0.0.1:9", "http://evil@images.lan")]
    [TestCase("127.0.0.1:9", "http://images.lan/")]
    [TestCase("127.0.0.1:9", "http://images.lan/path")]
    [TestCase("127.0.0.1:9", "http://images.lan?x")]
    [TestCase("127.0.0.1:9", "images.lan")]
    [TestCase("127.0.0.1:9", "null")]
    [TestCase("127.0.0.1:9", "")]
    [TestCase("name:80", "http://name:8080")]
    public async Task SignIn_OnPlainHttpFromAnotherPage_IsRefused(string host, string origin)
    {
        using var response = await SignInAsync(host, origin);

        await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.cross_site");
    }

    [TestCase("X-Forwarded-Host", "evil.example")]
    [TestCase("X-Original-Host", "evil.example")]
    [TestCase("Forwarded", "host=evil.example")]
    public async Task SignIn_WithAForgedForwardedHost_IsRefused(string header, string value)
    {
        using var response = await SignInAsync("127.0.0.1:9", "http://evil.example", (header, value));

        await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.cross_site");
    }

    [Test]
    public async Task SignIn_WithTwoOrigins_IsRefused()
    {
        using var response = await SignInAsync("127.0.0.1:9", "http://images.lan", ("Origin", "http://images.lan"));

        await response.MustBeProblemAsync(HttpStatusCode.Forbidden, "auth.cross_site");
    }

    [Test]
    public async Task ForwardedProto_OfAKnownProxy_MakesCookiesSecure_AndOfNobodyElse()
    {
        using var ada = await _proxied.RegisterAsync();
        using var believed = await SignInAsync("name", "https://name", _proxied, ada, ("X-Forwarded-Proto", "https"));
        using var ben = await Host.RegisterAsync();
        using var unknown = await SignInAsync("name", "http://name", Host, ben, ("X-Forwarded-Proto", "https"));

        Assert.That(string.Concat(believed.Headers.GetValues("Set-Cookie")), Does.Contain("secure"));
        Assert.That(string.Concat(unknown.Headers.GetValues("Set-Cookie")), Does.Not.Contain("secure"));
    }

    [Test]
    public async Task ForwardedFor_OfAnybodyElse_ChoosesNoSource()
    {
        await using var strict = await ApiHost.StartAsync(
            ("Roles", "api"),
            ("SignIn:FreeAttemptsPerSource", "2"),
            ("SignIn:Delay", "00:10:00"),
            ("FORWARDEDHEADERS_ENABLED", "false")
        );
        using var client = strict.Anonymous();
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login")
            {
                Content = JsonContent.Create(new { email = $"person{i}@example.com", password = "guess" }),
            };
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{i}");
            using var response = await client.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo([401, 401, 429]));
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

            Assert.That(
                response.Headers.Where(header =>
                    header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
                ),
                Is.Empty,
                method.Method
            );
        }
    }

    private static async Task<HttpResponseMessage> SignInAsync(
        string host,
        string origin,
        ApiHost at,
        Account? account,
        params (string Name, string Value)[] headers
    )
    {
        using var client = at.Anonymous();
        var body = new { email = account?.Email ?? AccountExtensions.NewEmail(), password = Account.Password };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Host = host;
        request.Headers.TryAddWithoutValidation("Origin", origin);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    private Task<HttpResponseMessage> SignInAsync(
        string host,
        string origin,
        params (string Name, string Value)[] headers
    ) => SignInAsync(host, origin, _proxied, null, headers);

    private static string? HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
