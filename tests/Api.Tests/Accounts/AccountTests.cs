using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Accounts;

internal sealed class AccountTests
{
    private static ApiHost Host => Hosts.Working;

    [Test]
    public async Task Register_WhenOpen_MakesTheOwnerOfANewOrganization()
    {
        var email = AccountExtensions.NewEmail();
        using var client = Host.Browser();

        using var response = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            AccountExtensions.Registration(email)
        );

        var me = await response.ReadAsync(HttpStatusCode.Created);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(me.Text("email"), Is.EqualTo(email));
            Assert.That(me.Text("displayName"), Is.EqualTo("Ada"));
            Assert.That(me.Text("role"), Is.EqualTo("owner"));
            Assert.That(me.Text("organization.name"), Is.EqualTo("Analytical Engines"));
            Assert.That(response.Headers.Location, Is.EqualTo(new Uri("/api/v1/me", UriKind.Relative)));
            Assert.That((await client.ReadAsync("/api/v1/me")).Id(), Is.EqualTo(me.Id()));
        }
    }

    [Test]
    public async Task Register_WhenAddressIsTakenInOtherLetters_IsRefused()
    {
        using var ada = await Host.RegisterAsync();
        using var client = Host.Anonymous();

        using var response = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            AccountExtensions.Registration(ada.Email.ToUpperInvariant())
        );

        await response.MustBeProblemAsync(HttpStatusCode.Conflict, "account.email_taken", "email");
    }

    [Test]
    public async Task Register_WhenRefused_SetsNoCookie()
    {
        using var ada = await Host.RegisterAsync();
        using var client = Host.Anonymous();

        using var response = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            AccountExtensions.Registration(ada.Email)
        );

        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
    }

    [Test]
    public async Task Login_WithTheRightPassword_OpensASessionThatLogoutEnds()
    {
        using var ada = await Host.RegisterAsync();
        using var client = Host.Browser();

        using var login = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = Account.Password }
        );
        using var during = await client.GetAsync("/api/v1/me");
        using var logout = await client.PostAsync("/api/v1/auth/logout", null);
        using var after = await client.GetAsync("/api/v1/me");

        Assert.That((await login.ReadAsync()).Id(), Is.EqualTo(ada.Id));
        Assert.That((await during.ReadAsync()).Id(), Is.EqualTo(ada.Id));
        Assert.That(logout.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await after.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Test]
    public async Task Login_OverHttp_SetsACookieThatScriptsAndOtherSitesCannotUse()
    {
        using var ada = await Host.RegisterAsync();

        var cookie = await CookieOfLoginAsync(Host, ada.Email);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cookie, Does.StartWith("ig_session="));
            Assert.That(Attributes(cookie), Does.Contain("httponly"));
            Assert.That(Attributes(cookie), Does.Contain("samesite=lax"));
            Assert.That(Attributes(cookie), Does.Contain("path=/"));
            Assert.That(Attributes(cookie), Does.Not.Contain("secure"));
        }
    }

    [Test]
    public async Task Login_OverHttps_SetsASecureCookie()
    {
        await using var https = await ApiHost.StartInMemoryAsync(("Roles", "api"));
        using var ada = await https.RegisterAsync();

        var cookie = await CookieOfLoginAsync(https, ada.Email);

        Assert.That(Attributes(cookie), Is.SupersetOf(new[] { "secure", "httponly", "samesite=lax" }));
    }

    [Test]
    public async Task Login_WithAnUnknownAddressOrAWrongPassword_AnswersTheSame()
    {
        using var ada = await Host.RegisterAsync();
        using var client = Host.Anonymous();

        using var unknown = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = AccountExtensions.NewEmail(), password = "wrong password" }
        );
        using var wrong = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = "wrong password" }
        );

        var first = await unknown.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        var second = await wrong.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        Assert.That(WithoutTrace(first), Is.EqualTo(WithoutTrace(second)));
        Assert.That(HeaderNames(unknown), Is.EquivalentTo(HeaderNames(wrong)));
    }

    [Test]
    public async Task Login_AfterTheRightPassword_CountsWrongOnesAnew()
    {
        using var ada = await Host.RegisterAsync();
        using var client = Host.Anonymous();

        var statuses = new List<HttpStatusCode>();
        foreach (
            var password in Enumerable
                .Repeat("wrong password", 4)
                .Append(Account.Password)
                .Concat(Enumerable.Repeat("wrong password", 4))
        )
        {
            using var response = await client.PostAsJsonAsync(
                "/api/v1/auth/login",
                new { email = ada.Email, password }
            );
            statuses.Add(response.StatusCode);
        }

        Assert.That(
            statuses,
            Has.Exactly(8).EqualTo(HttpStatusCode.Unauthorized).And.Exactly(1).EqualTo(HttpStatusCode.OK)
        );
    }

    [Test]
    public async Task UpdateMe_ChangesTheNameThatOthersSee()
    {
        using var ada = await Host.RegisterAsync();

        using var response = await ada.Client.PatchAsJsonAsync(
            "/api/v1/me",
            new { displayName = "  Countess of Lovelace 🎩 " }
        );

        Assert.That((await response.ReadAsync()).Text("displayName"), Is.EqualTo("Countess of Lovelace 🎩"));
        Assert.That(
            (await ada.Client.ReadAsync("/api/v1/me")).Text("displayName"),
            Is.EqualTo("Countess of Lovelace 🎩")
        );
    }

    [Test]
    public async Task Session_WhenThePersonHasLeftTheOrganization_IsWorthNothing()
    {
        using var ada = await Host.RegisterAsync();
        await Host.Data.ExecuteAsync("DELETE FROM memberships WHERE user_id = $1", ada.Id);

        using var response = await ada.Client.GetAsync("/api/v1/me");

        await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [TestCase("Bearer ")]
    [TestCase("Bearer ig_")]
    [TestCase("Bearer nonsense")]
    [TestCase("Bearer ig_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("Basic YWRhOmFkYQ==")]
    public async Task Me_WithAWorthlessAuthorizationHeader_IsUnauthorized(string header)
    {
        using var client = Host.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var response = await client.GetAsync("/api/v1/me");

        await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    private static async Task<string> CookieOfLoginAsync(ApiHost host, string email)
    {
        using var client = host.Anonymous();
        using var response = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email, password = Account.Password }
        );
        return response
            .Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.StartsWith("ig_session", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Attributes(string cookie) =>
        cookie.Split(';', StringSplitOptions.TrimEntries).Skip(1).Select(part => part.ToLowerInvariant());

    private static string WithoutTrace(JsonElement problem) =>
        string.Join('\n', problem.EnumerateObject().Where(property => property.Name != "traceId"));

    private static IEnumerable<string> HeaderNames(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).Select(header => header.Key).Where(name => name != "Date");
}
