using System.Net;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.BadInput;

/// <summary>Every bad body is refused with its stable code and the field at fault, and leaves no row behind.</summary>
internal sealed class BadBodyTests
{
    private static readonly string[] _takesBodies =
    [
        "/api/v1/generations",
        "/api/v1/generations/estimate",
        "/api/v1/auth/register",
        "/api/v1/auth/login",
        "/api/v1/auth/token",
        "/api/v1/auth/refresh",
        "/api/v1/api-keys",
        "/api/v1/me/password",
        "/api/v1/admin/prices",
    ];

    private Account _ada = null!;

    private static ApiHost Host => Hosts.Idle;

    [OneTimeSetUp]
    public async Task RegisterAsync()
    {
        _ada = await Host.RegisterAsync();
        await _ada.OperateAsync();
    }

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [TestCaseSource(typeof(Bodies), nameof(Bodies.Unreadable))]
    public async Task Everywhere_WhenTheBodyIsUnreadable_Refuses(string body, int status, string code, string? field)
    {
        foreach (var path in _takesBodies)
            await MustRefuseAsync(HttpMethod.Post, path, body, status, code, field);
        await MustRefuseAsync(HttpMethod.Patch, "/api/v1/me", body, status, code, field);
        await MustRefuseAsync(HttpMethod.Put, "/api/v1/spending-limits", body, status, code, field);
        await MustRefuseAsync(HttpMethod.Put, "/api/v1/provider-keys/user/openai", body, status, code, field);
        await MustRefuseAsync(HttpMethod.Patch, "/api/v1/admin/providers/openai", body, status, code, field);
    }

    [TestCaseSource(typeof(Bodies), nameof(Bodies.Generations))]
    public Task CreateGeneration_Refuses(string body, int status, string code, string? field) =>
        MustRefuseAsync(HttpMethod.Post, "/api/v1/generations", body, status, code, field);

    [TestCaseSource(typeof(Bodies), nameof(Bodies.Settings))]
    public Task EstimateGeneration_Refuses(string body, int status, string code, string? field) =>
        MustRefuseAsync(HttpMethod.Post, "/api/v1/generations/estimate", body, status, code, field);

    [TestCaseSource(typeof(Bodies), nameof(Bodies.Registrations))]
    public async Task Register_Refuses(string body, int status, string code, string? field)
    {
        await MustRefuseAsync(HttpMethod.Post, "/api/v1/auth/register", body, status, code, field);

        Assert.That(
            await Host.Data.ReadAsync<long>(
                "SELECT count(*) FROM users WHERE email = 'nobody@example.com' OR display_name = ''"
            ),
            Is.Zero
        );
    }

    [TestCaseSource(typeof(Bodies), nameof(Bodies.SignIns))]
    public async Task Login_Refuses(string body, int status, string code, string? field)
    {
        await MustRefuseAsync(HttpMethod.Post, "/api/v1/auth/login", body, status, code, field);
        await MustRefuseAsync(HttpMethod.Post, "/api/v1/auth/token", body, status, code, field);
    }

    [TestCaseSource(typeof(Bodies), nameof(Bodies.Refreshes))]
    public Task RefreshToken_Refuses(string body, int status, string code, string? field) =>
        MustRefuseAsync(HttpMethod.Post, "/api/v1/auth/refresh", body, status, code, field);

    [TestCaseSource(typeof(Bodies), nameof(Bodies.ApiKeys))]
    public Task CreateApiKey_Refuses(string body, int status, string code, string? field) =>
        MustRefuseAsync(HttpMethod.Post, "/api/v1/api-keys", body, status, code, field);

    [TestCaseSource(typeof(Bodies), nameof(Bodies.Profiles))]
    public async Task UpdateMe_Refuses(string body, int status, string code, string? field)
    {
        await MustRefuseAsync(HttpMethod.Patch, "/api/v1/me", body, status, code, field);

        Assert.That((await _ada.Client.ReadAsync("/api/v1/me")).Text("displayName"), Is.EqualTo("Ada"));
    }

    [TestCaseSource(typeof(Bodies), nameof(Bodies.PasswordChanges))]
    public Task ChangePassword_Refuses(string body, int status, string code, string? field) =>
        MustRefuseAsync(HttpMethod.Post, "/api/v1/me/password", body, status, code, field);

    private async Task MustRefuseAsync(
        HttpMethod method,
        string path,
        string body,
        int status,
        string code,
        string? field
    )
    {
        var rows = await Host.Data.CountRowsAsync(_ada.OrganizationId);
        using var request = new HttpRequestMessage(method, path) { Content = GenerationCalls.Raw(body) };

        using var response = await _ada.Client.SendAsync(request);

        if (field == "*")
            Assert.That((int)response.StatusCode, Is.EqualTo(status), await response.Content.ReadAsStringAsync());
        else
            await response.MustBeProblemAsync((HttpStatusCode)status, code, field);
        Assert.That(await Host.Data.CountRowsAsync(_ada.OrganizationId), Is.EqualTo(rows), "Rows were made.");
    }
}
