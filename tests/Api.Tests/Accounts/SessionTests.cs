using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Events;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Accounts;

/// <summary>A session that has ended is worth nothing, whatever was copied of it, and on whatever node.</summary>
internal sealed class SessionTests
{
    private ApiHost _here = null!;
    private ApiHost _elsewhere = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _here = await ApiHost.StartAsync(("Roles", "api"));
        _elsewhere = _here.StartNeighbour(("Roles", "api"));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _elsewhere.DisposeAsync();
        await _here.DisposeAsync();
    }

    [Test]
    public async Task Logout_AtOneNode_EndsACopyOfTheCookieAtTheOther()
    {
        using var ada = await _here.RegisterAsync();
        var cookie = await CookieOfLoginAsync(ada);
        using var browser = WithCookie(_here, cookie);
        using var copy = WithCookie(_elsewhere, cookie);
        var before = await copy.ReadAsync("/api/v1/me");

        using var logout = await browser.PostAsync("/api/v1/auth/logout", null);

        Assert.That((before.Id(), logout.StatusCode), Is.EqualTo((ada.Id, HttpStatusCode.NoContent)));
        await (await copy.GetAsync("/api/v1/me")).MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.That(
            (await ada.Client.ReadAsync("/api/v1/me")).Id(),
            Is.EqualTo(ada.Id),
            "another session of the same person goes on"
        );
    }

    [Test]
    public async Task Logout_WithABearerToken_EndsItsTokensAtEveryNode()
    {
        using var ada = await _here.RegisterAsync();
        using var signedIn = await ada.Client.PostAsJsonAsync(
            "/api/v1/auth/token",
            new { email = ada.Email, password = Account.Password }
        );
        var tokens = await signedIn.ReadAsync();
        using var program = _here.Bearing(tokens.Text("accessToken"));
        using var copy = _elsewhere.Bearing(tokens.Text("accessToken"));
        var before = await copy.ReadAsync("/api/v1/me");

        using var logout = await program.PostAsync("/api/v1/auth/logout", null);

        Assert.That(before.Id(), Is.EqualTo(ada.Id));
        await (await copy.GetAsync("/api/v1/me")).MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        using var refreshed = await copy.PostAsJsonAsync(
            "/api/v1/auth/refresh",
            new { refreshToken = tokens.Text("refreshToken") }
        );
        await refreshed.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    [Test]
    public async Task Logout_OfSomebodyWhoIsNotSignedIn_DoesNothing()
    {
        using var ada = await _here.RegisterAsync();
        using var stranger = _here.Browser();
        using var program = await ada.WithApiKeyAsync();

        foreach (var client in new[] { stranger, program })
        {
            using var logout = await client.PostAsync("/api/v1/auth/logout", null);
            Assert.That(logout.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        }

        Assert.That((await program.ReadAsync("/api/v1/me")).Id(), Is.EqualTo(ada.Id), "an API key is no session");
    }

    [Test]
    public async Task Logout_ClosesTheSessionsOpenStreamsAtTheOtherNode()
    {
        using var ada = await _here.RegisterAsync();
        var cookie = await CookieOfLoginAsync(ada);
        using var browser = WithCookie(_here, cookie);
        using var tab = WithCookie(_elsewhere, cookie);
        await using var stream = await EventReader.OpenAsync(tab);
        await using var othersStream = await EventReader.OpenAsync(ada.Client);

        using var logout = await browser.PostAsync("/api/v1/auth/logout", null);

        Assert.That(stream.NextAsync, Throws.InstanceOf<EndOfStreamException>());
        using var generation = await ada.Client.SendAsync(GenerationCalls.Post(GenerationCalls.Small("a boat")));
        Assert.That(
            (await othersStream.NextAsync()).Type,
            Is.EqualTo("generation.updated"),
            "another session's stream goes on"
        );
    }

    [Test]
    public async Task Key_WhenRevoked_ClosesItsOpenStreams()
    {
        using var ada = await _here.RegisterAsync();
        using var program = _elsewhere.Bearing(await ada.CreateApiKeyAsync());
        await using var stream = await EventReader.OpenAsync(program);
        var key = (await ada.Client.ReadAsync("/api/v1/api-keys")).Items().Single().Id();

        using var revoked = await ada.Client.DeleteAsync($"/api/v1/api-keys/{key}");

        Assert.That(stream.NextAsync, Throws.InstanceOf<EndOfStreamException>());
    }

    [Test]
    public async Task Session_KeepsWhereItCameFrom_AndNothingThatOpensIt()
    {
        using var ada = await _here.RegisterAsync();
        using var browser = _here.Anonymous();
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("Firefox/140.0");

        using var login = await browser.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = Account.Password }
        );

        var row = await _here.Data.ReadAsync<string>(
            "SELECT concat_ws(' ', kind, network, device, ended_at IS NULL, expires_at > now() + interval '13 days') FROM sessions WHERE user_id = $1 ORDER BY created_at DESC LIMIT 1",
            ada.Id
        );
        Assert.That(row, Is.EqualTo("Browser 127.0.0.0/24 Firefox/140.0 t t"));
        var cookie = login.Headers.GetValues("Set-Cookie").First();
        Assert.That(
            await _here.Data.DumpAsync(),
            Does.Not.Contain(cookie["ig_session=".Length..cookie.IndexOf(';', StringComparison.Ordinal)])
        );
    }

    [Test]
    public async Task SessionKeys_InTheDatabase_AreEncrypted()
    {
        using var ada = await _here.RegisterAsync();

        var keys = await _here.Data.ReadAsync<string>("SELECT string_agg(xml, '') FROM data_protection_keys");

        Assert.That(keys, Does.Contain("masterKeyEnvelope").And.Not.Contain("<value>"));
    }

    private static async Task<string> CookieOfLoginAsync(Account account)
    {
        using var client = account.Host.Anonymous();
        using var login = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = account.Email, password = Account.Password }
        );
        return login
            .Headers.GetValues("Set-Cookie")
            .First(cookie => cookie.StartsWith("ig_session", StringComparison.Ordinal))
            .Split(';')[0];
    }

    private static HttpClient WithCookie(ApiHost host, string cookie)
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }
}
