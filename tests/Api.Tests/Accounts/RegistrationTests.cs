using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Accounts;

/// <summary>The first account of an installation, and those that come too late.</summary>
internal sealed class RegistrationTests
{
    [Test]
    public async Task Register_WhenClosed_LetsOnlyTheFirstAccountIn()
    {
        await using var host = await ApiHost.StartAsync(("Roles", "api"), ("Registration:Open", "false"));
        using var client = host.Anonymous();

        var before = await client.ReadAsync("/api/v1/auth/registration");
        using var first = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            AccountExtensions.Registration("first@example.com")
        );
        var after = await client.ReadAsync("/api/v1/auth/registration");
        using var second = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            AccountExtensions.Registration("second@example.com")
        );

        Assert.That((before.At("open").GetBoolean(), before.At("firstAccount").GetBoolean()), Is.EqualTo((true, true)));
        Assert.That((await first.ReadAsync(HttpStatusCode.Created)).Text("role"), Is.EqualTo("owner"));
        Assert.That((after.At("open").GetBoolean(), after.At("firstAccount").GetBoolean()), Is.EqualTo((false, false)));
        await second.MustBeProblemAsync(HttpStatusCode.Forbidden, "registration.closed");
        Assert.That(await host.Data.ReadAsync<long>("SELECT count(*) FROM users"), Is.EqualTo(1));
    }

    [Test]
    public async Task Register_WhenManyAreFirstAtOnce_LetsOneWin()
    {
        await using var host = await ApiHost.StartAsync(("Roles", "api"), ("Registration:Open", "false"));
        using var client = host.Anonymous();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    client.PostAsJsonAsync(
                        "/api/v1/auth/register",
                        AccountExtensions.Registration($"person{i}@example.com")
                    )
                )
        );

        Assert.That(answers.Select(answer => answer.StatusCode), Has.Exactly(1).EqualTo(HttpStatusCode.Created));
        foreach (var loser in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await loser.MustBeProblemAsync(HttpStatusCode.Forbidden, "registration.closed");
        }

        Assert.That(await host.Data.ReadAsync<long>("SELECT count(*) FROM organizations"), Is.EqualTo(1));
        Assert.That(await host.Data.ReadAsync<long>("SELECT count(*) FROM users"), Is.EqualTo(1));
    }

    [Test]
    public async Task Register_WithOneAddressManyTimesAtOnce_MakesOneAccount()
    {
        var email = AccountExtensions.NewEmail();
        using var client = Hosts.Working.Anonymous();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => client.PostAsJsonAsync("/api/v1/auth/register", AccountExtensions.Registration(email)))
        );

        Assert.That(
            answers.Select(answer => answer.StatusCode),
            Has.Exactly(1).EqualTo(HttpStatusCode.Created).And.Exactly(5).EqualTo(HttpStatusCode.Conflict)
        );
    }
}
