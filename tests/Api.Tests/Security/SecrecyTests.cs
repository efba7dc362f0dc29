using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Security;

/// <summary>What is confidential ends neither in a log nor in an error.</summary>
internal sealed class SecrecyTests
{
    private const string Prompt = "xyzzy-prompt";
    private const string Searched = "xyzzy-searched";
    private const string WrongPassword = "xyzzy-wrong-password";
    private const string RightPassword = "xyzzy-right-password";
    private const string NewPassword = "xyzzy-new-password";

    [Test]
    public async Task Logs_HoldNeitherPromptsNorPasswordsNorKeys()
    {
        await using var host = await ApiHost.StartAsync(("Logging:LogLevel:ImageGenerator", "Trace"));
        var secrets = await RunAsync(host);

        var lines = host.Log.Lines;

        Assert.That(lines, Has.Some.Contains("-> 202").And.Some.Contains("refused"), "it does log");
        foreach (var secret in secrets)
            Assert.That(lines, Has.None.Contains(secret));
    }

    [Test]
    public async Task Errors_DoNotEchoPasswords()
    {
        using var client = Hosts.Idle.Anonymous();
        string[] bodies =
        [
            $$"""{"email":"ada@example.com","password":"{{WrongPassword}}"}""",
            $$"""{"email":"ada@example.com","password":["{{WrongPassword}}"]}""",
            $$"""{"email":"{{WrongPassword}}","password":"{{WrongPassword}}"}""",
            $$"""{"email":"ada@example.com","password":"{{WrongPassword}}" "a"}""",
            $$"""{"email":"ada@example.com","password":"{{WrongPassword}}\ud800"}""",
        ];

        foreach (var path in new[] { "login", "register", "token" })
        {
            foreach (var body in bodies)
            {
                using var response = await client.PostAsync($"/api/v1/auth/{path}", GenerationCalls.Raw(body));

                Assert.That((int)response.StatusCode, Is.InRange(400, 499));
                Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain(WrongPassword));
            }
        }
    }

    /// <summary>Uses the product as people do, with mistakes.</summary>
    /// <returns>What must stay secret.</returns>
    private static async Task<IReadOnlyList<string>> RunAsync(ApiHost host)
    {
        using var browser = host.Browser();
        var email = AccountExtensions.NewEmail();
        (
            await browser.PostAsJsonAsync(
                "/api/v1/auth/register",
                new
                {
                    email,
                    password = RightPassword,
                    displayName = "Ada",
                    organizationName = "Engines",
                }
            )
        ).EnsureSuccessStatusCode();
        var tokens = await (
            await browser.PostAsJsonAsync("/api/v1/auth/token", new { email, password = RightPassword })
        ).ReadAsync();
        var key = (
            await (await browser.PostAsJsonAsync("/api/v1/api-keys", new { name = "Key" })).ReadAsync(
                System.Net.HttpStatusCode.Created
            )
        ).Text("key");
        using var program = host.Bearing(key);

        await browser.PostAsJsonAsync("/api/v1/auth/login", new { email, password = WrongPassword });
        await browser.PostAsync(
            "/api/v1/auth/login",
            GenerationCalls.Raw($$"""{"email":"{{email}}","password":"{{WrongPassword}}\ud800"}""")
        );
        await browser.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = tokens.Text("refreshToken") });
        await program.DrawAsync(Prompt);
        await program.DrawAsync($"{Prompt} [[fail]]");
        await program.DrawAsync($"{Prompt} [[refuse]]");
        await program.CreateAsync(GenerationCalls.Small(Prompt));
        await program.PostAsync(GenerationCalls.Path, GenerationCalls.Raw($$"""{"prompt":"{{Prompt}}","colour":1}"""));
        await program.PostAsync(GenerationCalls.Path, GenerationCalls.Raw($$"""{"prompt":"{{Prompt}}","count":9}"""));
        await program.ReadAsync($"{GenerationCalls.Path}?search={Searched}");
        await program.GetAsync($"/api/v1/assets?search={Searched}&limit=abc");
        await browser.PostAsJsonAsync(
            "/api/v1/me/password",
            new { currentPassword = WrongPassword, newPassword = NewPassword }
        );
        await browser.PostAsJsonAsync(
            "/api/v1/me/password",
            new { currentPassword = RightPassword, newPassword = NewPassword }
        );
        return
        [
            Prompt,
            Searched,
            WrongPassword,
            RightPassword,
            NewPassword,
            key[11..],
            tokens.Text("accessToken"),
            tokens.Text("refreshToken"),
        ];
    }
}
