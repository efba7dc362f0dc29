using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Tests.Accounts;

/// <summary>Whoever guesses has to wait, learns nothing from it, and keeps nobody out.</summary>
internal sealed class SignInThrottleTests
{
    private const string Wrong = "wrong password";

    private readonly CountingHasher _hasher = new();
    private ApiHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _host = await ApiHost.StartAsync(
            services => services.AddSingleton<IPasswordHasher<AppUser>>(_hasher),
            ("Roles", "api"),
            ("SignIn:Delay", "00:10:00")
        );

    [OneTimeTearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [TestCase("login")]
    [TestCase("token")]
    public async Task SignIn_AnswersKnownAndUnknownAddressesAlike_AndDoesTheSameWork(string path)
    {
        using var ada = await _host.RegisterAsync();

        var known = await GuessAsync(path, ada.Email, 8);
        var unknown = await GuessAsync(path, AccountExtensions.NewEmail(), 8);

        Assert.That(
            known.Answers.Select(answer => answer.Status),
            Is.EqualTo([401, 401, 401, 401, 401, 429, 429, 429])
        );
        Assert.That(unknown.Answers, Is.EqualTo(known.Answers));
        Assert.That(
            (known.Hashed, unknown.Hashed),
            Is.EqualTo((5, 5)),
            "an attempt that has to wait checks no password at all"
        );
    }

    [Test]
    public async Task SignIn_WhenItHasToWait_SaysForHowLongAndNothingOfLocks()
    {
        var guesses = await GuessAsync("login", AccountExtensions.NewEmail(), 6);

        var (status, body, retryAfter) = guesses.Answers[^1];
        Assert.That(status, Is.EqualTo(429));
        Assert.That(retryAfter, Is.EqualTo("in 10 minutes"));
        Assert.That(body, Does.Contain("auth.too_many_attempts").And.Not.Contain("lock").IgnoreCase);
    }

    [Test]
    public async Task SignIn_OnADeviceOfTheOwner_PassesWhateverOthersDo()
    {
        using var ada = await _host.RegisterAsync();
        var attack = await GuessAsync("login", ada.Email, 8);

        using var onHerDevice = await ada.Client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = Account.Password }
        );

        Assert.That(attack.Answers[^1].Status, Is.EqualTo(429));
        Assert.That(onHerDevice.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task SignIn_OnADeviceOfSomebodyElse_IsNotTrusted()
    {
        using var ada = await _host.RegisterAsync();
        using var eve = await _host.RegisterAsync();
        await GuessAsync("login", ada.Email, 5);

        using var response = await eve.Client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = Account.Password }
        );

        await response.MustBeProblemAsync(HttpStatusCode.TooManyRequests, "auth.too_many_attempts");
    }

    [Test]
    public async Task DeviceCookie_OpensNothing_AndCannotBeReadByScripts()
    {
        using var ada = await _host.RegisterAsync();
        using var client = _host.Anonymous();
        using var login = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = Account.Password }
        );
        var cookie = login
            .Headers.GetValues("Set-Cookie")
            .Single(set => set.StartsWith("ig_device", StringComparison.Ordinal));

        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using var me = await client.GetAsync("/api/v1/me");

        await me.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.That(
            cookie.ToLowerInvariant(),
            Does.Contain("httponly").And.Contain("samesite=strict").And.Contain("max-age=15552000")
        );
    }

    [TestCase("ig_device=nonsense")]
    [TestCase("ig_device=")]
    [TestCase("ig_device=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task DeviceCookie_ThatNobodyIssued_CountsAsNone(string cookie)
    {
        using var ada = await _host.RegisterAsync();
        using var client = _host.Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", cookie);

        using var login = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = Account.Password }
        );

        Assert.That(login.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task ChangePassword_WithWrongCurrentOnes_HasToWaitOnThatDevice()
    {
        using var ada = await _host.RegisterAsync();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await ada.Client.PostAsJsonAsync(
                "/api/v1/me/password",
                new { currentPassword = Wrong, newPassword = "another password" }
            );
            await wrong.MustBeProblemAsync(
                HttpStatusCode.UnprocessableEntity,
                "auth.invalid_credentials",
                "currentPassword"
            );
        }

        using var waiting = await ada.Client.PostAsJsonAsync(
            "/api/v1/me/password",
            new { currentPassword = Account.Password, newPassword = "another password" }
        );

        await waiting.MustBeProblemAsync(HttpStatusCode.TooManyRequests, "auth.too_many_attempts");
    }

    [Test]
    public async Task SignIn_CountsForAllNodesTogether()
    {
        await using var neighbour = _host.StartNeighbour(("Roles", "api"), ("SignIn:Delay", "00:10:00"));
        using var ada = await _host.RegisterAsync();
        await GuessAsync("login", ada.Email, 5);
        using var client = neighbour.Anonymous();

        using var response = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = ada.Email, password = Account.Password }
        );

        await response.MustBeProblemAsync(HttpStatusCode.TooManyRequests, "auth.too_many_attempts");
    }

    [Test]
    public async Task Register_WhenOneSourceAsksTooOften_HasToWait_AlsoForAddressesThatAreTaken()
    {
        await using var strict = await ApiHost.StartAsync(
            ("Roles", "api"),
            ("SignIn:FreeAttemptsPerSource", "3"),
            ("SignIn:Delay", "00:10:00")
        );
        using var client = strict.Anonymous();
        for (var i = 0; i < 3; i++)
        {
            using var asked = await client.PostAsJsonAsync(
                "/api/v1/auth/register",
                AccountExtensions.Registration("ada@example.com")
            );
            Assert.That((int)asked.StatusCode, Is.EqualTo(i == 0 ? 201 : 409));
        }

        using var taken = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            AccountExtensions.Registration("ada@example.com")
        );
        using var free = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            AccountExtensions.Registration(AccountExtensions.NewEmail())
        );

        foreach (var refused in new[] { taken, free })
            await refused.MustBeProblemAsync(HttpStatusCode.TooManyRequests, "auth.too_many_attempts");
    }

    private async Task<(IReadOnlyList<(int Status, string Body, string RetryAfter)> Answers, int Hashed)> GuessAsync(
        string path,
        string email,
        int times
    )
    {
        using var client = _host.Anonymous();
        var (before, answers) = (_hasher.Verified, new List<(int, string, string)>());
        for (var i = 0; i < times; i++)
        {
            using var response = await client.PostAsJsonAsync($"/api/v1/auth/{path}", new { email, password = Wrong });
            var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            var body = string.Join('\n', problem.EnumerateObject().Where(property => property.Name != "traceId"));

            // To the minute: how much of the wait is left depends on how long the test takes.
            var retryAfter = response.Headers.RetryAfter?.Delta is { } wait
                ? $"in {Math.Ceiling(wait.TotalMinutes)} minutes"
                : "";
            answers.Add(((int)response.StatusCode, body, retryAfter));
        }

        return (answers, _hasher.Verified - before);
    }

    private sealed class CountingHasher : IPasswordHasher<AppUser>
    {
        private readonly PasswordHasher<AppUser> _inner = new(
            Options.Create(new PasswordHasherOptions { IterationCount = 1000 })
        );
        private int _verified;

        public int Verified => _verified;

        public string HashPassword(AppUser user, string password) => _inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(
            AppUser user,
            string hashedPassword,
            string providedPassword
        )
        {
            Interlocked.Increment(ref _verified);
            return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
