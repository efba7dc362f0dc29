using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Accounts;

internal sealed class TokenTests
{
    private const string NewPassword = "a different password";

    private static ApiHost Host => Hosts.Working;

    [Test]
    public async Task Token_WithTheRightPassword_SignsProgramsIn()
    {
        using var ada = await Host.RegisterAsync();

        var tokens = await TokensOfAsync(ada);

        using var program = Host.Bearing(tokens.Text("accessToken"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tokens.Text("tokenType"), Is.EqualTo("Bearer"));
            Assert.That(tokens.Number("expiresIn"), Is.GreaterThan(0));
            Assert.That((await program.ReadAsync("/api/v1/me")).Id(), Is.EqualTo(ada.Id));
        }
    }

    [Test]
    public async Task Refresh_WithARefreshToken_AnswersTokensThatWork()
    {
        using var ada = await Host.RegisterAsync();
        var tokens = await TokensOfAsync(ada);

        using var refreshed = await RefreshAsync(tokens.Text("refreshToken"));

        using var program = Host.Bearing((await refreshed.ReadAsync()).Text("accessToken"));
        Assert.That((await program.ReadAsync("/api/v1/me")).Id(), Is.EqualTo(ada.Id));
    }

    [Test]
    public async Task Refresh_WithSomethingElse_IsRefused()
    {
        using var ada = await Host.RegisterAsync();
        var tokens = await TokensOfAsync(ada);

        foreach (var other in new[] { tokens.Text("accessToken"), "nonsense", tokens.Text("refreshToken")[..^4] })
        {
            using var response = await RefreshAsync(other);
            await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        }
    }

    [Test]
    public async Task AccessToken_WhenARefreshTokenIsSentInstead_IsRefused()
    {
        using var ada = await Host.RegisterAsync();
        var tokens = await TokensOfAsync(ada);
        using var program = Host.Bearing(tokens.Text("refreshToken"));

        using var response = await program.GetAsync("/api/v1/me");

        await response.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Test]
    public async Task ChangePassword_EndsEveryOtherSignInAndKeepsThisOne()
    {
        using var ada = await Host.RegisterAsync();
        var tokens = await TokensOfAsync(ada);
        using var program = Host.Bearing(tokens.Text("accessToken"));
        using var elsewhere = Host.Browser();
        (
            await elsewhere.PostAsJsonAsync(
                "/api/v1/auth/login",
                new { email = ada.Email, password = Account.Password }
            )
        ).EnsureSuccessStatusCode();

        using var changed = await ChangeAsync(ada, Account.Password, NewPassword);

        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await ada.Client.ReadAsync("/api/v1/me")).Id(), Is.EqualTo(ada.Id));
        using var refreshed = await RefreshAsync(tokens.Text("refreshToken"));
        await refreshed.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await (await program.GetAsync("/api/v1/me")).MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await (await elsewhere.GetAsync("/api/v1/me")).MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Test]
    public async Task ChangePassword_LetsOnlyTheNewPasswordIn()
    {
        using var ada = await Host.RegisterAsync();
        (await ChangeAsync(ada, Account.Password, NewPassword)).EnsureSuccessStatusCode();
        using var client = Host.Anonymous();

        using var old = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = Account.Password }
        );
        using var fresh = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = NewPassword }
        );

        await old.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        Assert.That(fresh.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task ChangePassword_ByAProgram_KeepsItsTokensAndEndsEveryOtherSession()
    {
        using var ada = await Host.RegisterAsync();
        var tokens = await TokensOfAsync(ada);
        using var program = Host.Bearing(tokens.Text("accessToken"));

        using var changed = await program.PostAsJsonAsync(
            "/api/v1/me/password",
            new { currentPassword = Account.Password, newPassword = NewPassword }
        );

        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await program.ReadAsync("/api/v1/me")).Id(), Is.EqualTo(ada.Id));
        await (await RefreshAsync(tokens.Text("refreshToken"))).ReadAsync();
        await (await ada.Client.GetAsync("/api/v1/me")).MustBeProblemAsync(
            HttpStatusCode.Unauthorized,
            "auth.required"
        );
    }

    [Test]
    public async Task ChangePassword_LeavesACopyOfTheOldCookieWorthless()
    {
        using var ada = await Host.RegisterAsync();
        using var browser = Host.Anonymous();
        using var login = await browser.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = Account.Password }
        );
        var cookie = login
            .Headers.GetValues("Set-Cookie")
            .First(set => set.StartsWith("ig_session", StringComparison.Ordinal))
            .Split(';')[0];
        browser.DefaultRequestHeaders.Add("Cookie", cookie);

        using var changed = await browser.PostAsJsonAsync(
            "/api/v1/me/password",
            new { currentPassword = Account.Password, newPassword = NewPassword }
        );
        using var copy = await browser.GetAsync("/api/v1/me");

        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await copy.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Test]
    public async Task Refresh_WithAUsedToken_EndsTheWholeFamily()
    {
        await using var strict = await ApiHost.StartAsync(("Roles", "api"), ("Sessions:RefreshGrace", "00:00:00"));
        using var ada = await strict.RegisterAsync();
        using var client = strict.Anonymous();
        using var signedIn = await client.PostAsJsonAsync(
            "/api/v1/auth/token",
            new { email = ada.Email, password = Account.Password }
        );
        var first = await signedIn.ReadAsync();
        using var refreshed = await client.PostAsJsonAsync(
            "/api/v1/auth/refresh",
            new { refreshToken = first.Text("refreshToken") }
        );
        var second = await refreshed.ReadAsync();

        using var reused = await client.PostAsJsonAsync(
            "/api/v1/auth/refresh",
            new { refreshToken = first.Text("refreshToken") }
        );

        await reused.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.refresh_token_reused");
        using var newest = await client.PostAsJsonAsync(
            "/api/v1/auth/refresh",
            new { refreshToken = second.Text("refreshToken") }
        );
        await newest.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        foreach (var access in new[] { first, second })
        {
            using var program = strict.Bearing(access.Text("accessToken"));
            await (await program.GetAsync("/api/v1/me")).MustBeProblemAsync(
                HttpStatusCode.Unauthorized,
                "auth.required"
            );
        }
    }

    [Test]
    public async Task Refresh_WhenTheAnswerWasLost_MayBeSentAgain()
    {
        using var ada = await Host.RegisterAsync();
        var tokens = await TokensOfAsync(ada);

        (await RefreshAsync(tokens.Text("refreshToken"))).Dispose();
        using var again = await RefreshAsync(tokens.Text("refreshToken"));

        using var next = await RefreshAsync((await again.ReadAsync()).Text("refreshToken"));
        Assert.That(next.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<JsonElement> TokensOfAsync(Account account)
    {
        using var client = Host.Anonymous();
        using var response = await client.PostAsJsonAsync(
            "/api/v1/auth/token",
            new { email = account.Email, password = Account.Password }
        );
        return await response.ReadAsync();
    }

    private static async Task<HttpResponseMessage> RefreshAsync(string refreshToken)
    {
        using var client = Host.Anonymous();
        return await client.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken });
    }

    private static Task<HttpResponseMessage> ChangeAsync(Account account, string currentPassword, string newPassword) =>
        account.Client.PostAsJsonAsync("/api/v1/me/password", new { currentPassword, newPassword });
}
